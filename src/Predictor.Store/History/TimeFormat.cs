using System.Globalization;
using Predictor.Cases.Text;

namespace Predictor.Store.History;

/// <summary>How one column of an export writes its times.</summary>
public sealed class TimeFormat
{
    public const string Iso = "iso";

    public const string EpochSeconds = "epoch_seconds";

    public const string EpochMilliseconds = "epoch_milliseconds";

    private readonly string _name;
    private readonly TimeZoneInfo _zone;

    /// <param name="name">"iso", "epoch_seconds", "epoch_milliseconds", or a .NET format such as "dd/MM/yyyy HH:mm".</param>
    /// <param name="zone">Of times without an offset.</param>
    /// <exception cref="ArgumentException">A format that reads no time, or not the one it writes.</exception>
    public TimeFormat(string name, TimeZoneInfo zone)
    {
        if (!IsKnown(name))
            throw new ArgumentException($"Found time format '{name}', expected {Expected}.", nameof(name));

        _name = name;
        _zone = zone;
    }

    /// <summary>What a message says was expected of a format's name.</summary>
    public static string Expected => "iso, epoch_seconds, epoch_milliseconds or a format with day, month and year such as dd/MM/yyyy HH:mm";

    /// <summary>Whether a time can be written in the format and read back to its day.</summary>
    public static bool IsKnown(string name)
    {
        if (name is Iso or EpochSeconds or EpochMilliseconds)
            return true;

        // A day above 12 and a year beyond this century's first hours: a format that loses or confuses a part does not give it back.
        var sample = new DateTimeOffset(2023, 11, 27, 21, 43, 0, TimeSpan.Zero);
        try
        {
            var text = sample.ToString(name, CultureInfo.InvariantCulture);
            return DateTime.TryParseExact(text, name, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var back) && back.Date == sample.Date;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    /// <param name="text">A cell that is not empty.</param>
    /// <param name="seconds">Epoch seconds; a fraction is cut off.</param>
    public bool TryRead(ReadOnlySpan<char> text, out long seconds)
    {
        seconds = 0;
        switch (_name)
        {
            case Iso:
                if (!IsoTime.TryParse(text, _zone, out var time))
                    return false;
                seconds = time.ToUnixTimeSeconds();
                return true;
            case EpochSeconds:
                return TryReadWhole(text, out seconds);
            case EpochMilliseconds:
                var read = TryReadWhole(text, out var milliseconds);
                seconds = (milliseconds - (milliseconds < 0 ? 999 : 0)) / 1000;
                return read;
            default:
                if (!DateTime.TryParseExact(text, _name, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var local))
                    return false;
                seconds = local.Kind == DateTimeKind.Unspecified
                    ? new DateTimeOffset(local, _zone.GetUtcOffset(local)).ToUnixTimeSeconds()
                    : new DateTimeOffset(local).ToUnixTimeSeconds();
                return true;
        }
    }

    /// <summary>Whole numbers within years 1 to 9999 as milliseconds or seconds; 1700000000.0 is how some tools write them.</summary>
    private static bool TryReadWhole(ReadOnlySpan<char> text, out long value)
    {
        if (text.EndsWith(".0"))
            text = text[..^2];
        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value)
            && value is > -62_135_596_800_000 and < 253_402_300_800_000;
    }

    public override string ToString() => _name switch
    {
        Iso => IsoTime.Expected,
        EpochSeconds => "whole seconds since 1970",
        EpochMilliseconds => "whole milliseconds since 1970",
        _ => $"a time as {_name}",
    };
}
