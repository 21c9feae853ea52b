using System.Globalization;
using Predictor.Store.History;

namespace Predictor.Training.Init;

/// <summary>Which ways of writing a time fit every cell seen so far; what is left over at the end is the column's format, or several that its cells cannot tell apart.</summary>
internal sealed class TimeGuess
{
    /// <summary>By preference where several fit: day first, as most of the world writes it.</summary>
    private static readonly string[] Formats = [TimeFormat.Iso, .. Dates().SelectMany(WithTimes), "dd-MMM-yy", "dd-MMM-yyyy", "dd MMM yyyy", "MMM d, yyyy"];

    private static readonly TimeFormat[] Readers = [.. Formats.Select(format => new TimeFormat(format, TimeZoneInfo.Utc))];

    // 1990 to 2100: a number beyond is no time.
    private const long Earliest = 631_152_000;
    private const long Latest = 4_102_444_800;

    private List<int>? _left;
    private bool _seconds = true;
    private bool _milliseconds = true;
    private bool _any;

    /// <summary>Formats that fit all cells, best first; empty where the column holds no times.</summary>
    public IReadOnlyList<string> Candidates =>
        !_any ? []
        : _seconds ? [TimeFormat.EpochSeconds]
        : _milliseconds ? [TimeFormat.EpochMilliseconds]
        : [.. (_left ?? []).Select(i => Formats[i])];

    /// <param name="text">Not empty.</param>
    public void Add(ReadOnlySpan<char> text)
    {
        _any = true;
        if (_seconds || _milliseconds)
        {
            var whole = long.TryParse(text.EndsWith(".0") ? text[..^2] : text, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
            _seconds &= whole && number is > Earliest and < Latest;
            _milliseconds &= whole && number is > Earliest * 1000 and < Latest * 1000;
        }

        if (_left is { Count: 0 })
            return;

        // A time has digits and something between them; most text is done with here.
        if (!char.IsAsciiDigit(text[^1]) && !char.IsAsciiDigit(text[0]))
        {
            _left = [];
            return;
        }

        _left ??= [.. Enumerable.Range(0, Readers.Length)];
        for (var i = _left.Count - 1; i >= 0; i--)
        {
            if (!Readers[_left[i]].TryRead(text, out _))
                _left.RemoveAt(i);
        }
    }

    /// <summary>Whether two of the formats read the same cells as different days.</summary>
    public static bool IsAmbiguous(IReadOnlyList<string> candidates) =>
        candidates.Count > 1 && candidates.Any(DayFirst) && candidates.Any(MonthFirst);

    public static bool DayFirst(string format) => format.StartsWith('d');

    public static bool MonthFirst(string format) => format.StartsWith('M');

    private static IEnumerable<string> Dates()
    {
        foreach (var separator in new[] { "/", ".", "-" })
        {
            foreach (var date in new[] { "dd{0}MM{0}yyyy", "d{0}M{0}yyyy", "MM{0}dd{0}yyyy", "M{0}d{0}yyyy", "yyyy{0}MM{0}dd", "dd{0}MM{0}yy", "MM{0}dd{0}yy" })
            {
                yield return string.Format(CultureInfo.InvariantCulture, date, separator);
            }
        }
    }

    private static IEnumerable<string> WithTimes(string date) =>
        [date, $"{date} HH:mm", $"{date} HH:mm:ss", $"{date} H:mm", $"{date} H:mm:ss", $"{date} h:mm tt", $"{date} h:mm:ss tt"];
}
