using Predictor.Api.Settings;

namespace Predictor.Api.Security;

/// <summary>Settings <c>Limits</c>: how much, how often and how slowly anyone may ask. 0 is no limit where that makes sense.</summary>
public sealed record LimitSettings
{
    /// <summary>Of each key or token, as many at once as in a second; 0: no limit. A key may have its own.</summary>
    public int RequestsPerSecond { get; init; } = 1_000;

    /// <summary>Requests of each key or token at the same time, a batch being one; 0: no limit. A key may have its own.</summary>
    public int Concurrent { get; init; } = 256;

    /// <summary>Requests without a key that opens something, of each address; 0: no limit. Health is not counted.</summary>
    public int UnknownPerSecond { get; init; } = 50;

    /// <summary>Passwords and one-time links, of each address, whoever asks; 0: no limit.</summary>
    public int SignInsPerSecond { get; init; } = 5;

    /// <summary>Open connections; what comes beyond is closed at once.</summary>
    public int Connections { get; init; } = 10_000;

    /// <summary>A sender that is slower, after <see cref="GraceSeconds"/>, is cut off (408); likewise a reader.</summary>
    public int BytesPerSecond { get; init; } = 240;

    /// <summary>At least 2, which is how often senders are looked at.</summary>
    public int GraceSeconds { get; init; } = 5;

    /// <summary>For all of a request's headers to have come.</summary>
    public int HeaderSeconds { get; init; } = 10;

    /// <exception cref="SettingsException">With every mistake.</exception>
    internal static LimitSettings Of(IConfiguration configuration)
    {
        var settings = configuration.GetSection("Limits").Get<LimitSettings>() ?? new LimitSettings();
        var mistakes = ((string Name, int Value, int Least)[])
        [
            (nameof(RequestsPerSecond), settings.RequestsPerSecond, 0),
            (nameof(Concurrent), settings.Concurrent, 0),
            (nameof(UnknownPerSecond), settings.UnknownPerSecond, 0),
            (nameof(SignInsPerSecond), settings.SignInsPerSecond, 0),
            (nameof(Connections), settings.Connections, 1),
            (nameof(BytesPerSecond), settings.BytesPerSecond, 1),
            (nameof(GraceSeconds), settings.GraceSeconds, 2),
            (nameof(HeaderSeconds), settings.HeaderSeconds, 1),
        ];
        var found = mistakes.Where(each => each.Value < each.Least).Select(each => $"Limits:{each.Name}: found {each.Value}, expected {each.Least} or more.").ToArray();
        return found.Length == 0 ? settings : throw new SettingsException(string.Join(Environment.NewLine, found));
    }
}
