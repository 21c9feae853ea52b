using System.Globalization;
using System.Text.Json;

namespace Predictor.Api.Platforms.Maps;

/// <summary>How one field comes out of a case's events.</summary>
internal sealed record FieldRule
{
    public required FieldTake Take { get; init; }

    /// <summary>Tried in turn by first, last and join's pieces; all together by the others.</summary>
    public required IReadOnlyList<MapPath> Paths { get; init; }

    /// <summary>Durations only: to where; <see cref="Paths"/> say from where.</summary>
    public IReadOnlyList<MapPath> To { get; init; } = [];

    /// <summary>Sums and durations: what one is divided by (1,000 makes seconds of milliseconds); rounded to a whole.</summary>
    public double Divide { get; init; } = 1;

    /// <summary>By the platform's word in small letters, ours; "*" for all others. Empty: as it is.</summary>
    public IReadOnlyDictionary<string, string> Words { get; init; } = new Dictionary<string, string>();

    /// <summary>The field is a time.</summary>
    public bool IsTime { get; init; }

    /// <summary>Nothing is said while any of these gives something.</summary>
    public IReadOnlyList<MapPath> Unless { get; init; } = [];

    public IEnumerable<MapPath> AllPaths => [.. Paths, .. To, .. Unless];

    /// <returns>The field's text; null: the events do not say it.</returns>
    public string? Read(IReadOnlyList<JsonElement> events)
    {
        if (Unless.Any(path => path.Find(events).Any(value => value.ToString().Length > 0)))
            return null;
        var text = Take switch
        {
            FieldTake.First => Scalar(Paths.Select(path => Said(path, events).FirstOrDefault()).FirstOrDefault(IsThere)),
            FieldTake.Last => Scalar(Paths.Select(path => Said(path, events).LastOrDefault()).FirstOrDefault(IsThere)),
            FieldTake.Join => Joined(events),
            FieldTake.Sum => Sum(events),
            FieldTake.Count => All(events).Count().ToString(CultureInfo.InvariantCulture),
            FieldTake.Earliest => Time(Times(Paths, events) is [var earliest, ..] ? earliest : null),
            FieldTake.Latest => Time(Times(Paths, events) is [.., var latest] ? latest : null),
            FieldTake.Until => Between(events, isLast: false),
            _ => Between(events, isLast: true),
        };
        return text is null ? null : Worded(text);
    }

    private string? Scalar(JsonElement value) =>
        !IsThere(value) ? null
        : IsTime ? Time(MapTime.Read(value))
        : value.ValueKind switch { JsonValueKind.True => "true", JsonValueKind.False => "false", _ => value.ToString() };

    private string? Joined(IReadOnlyList<JsonElement> events)
    {
        string[] pieces = [.. Paths.Select(path => Said(path, events).FirstOrDefault()).Where(IsThere).Select(value => value.ToString())];
        return pieces.Length == 0 ? null : string.Join('/', pieces);
    }

    private string? Sum(IReadOnlyList<JsonElement> events)
    {
        double[] numbers = [.. All(events).Select(value => double.TryParse(value.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : double.NaN).Where(double.IsFinite)];
        return numbers.Length == 0 ? null : Whole(numbers.Sum());
    }

    private string? Between(IReadOnlyList<JsonElement> events, bool isLast)
    {
        var (from, to) = (Times(Paths, events), Times(To, events));
        return from.Length > 0 && to.Length > 0 && (isLast ? to[^1] : to[0]) - from[0] is var milliseconds and >= 0 ? Whole(milliseconds / 1e3) : null;
    }

    private string Whole(double number) => Math.Round(number / Divide, MidpointRounding.AwayFromZero).ToString("0", CultureInfo.InvariantCulture);

    private string? Worded(string text) =>
        Words.Count == 0 ? text
        : Words.TryGetValue(text.ToLowerInvariant(), out var word) ? word
        : Words.TryGetValue("*", out var other) ? (other == "*" ? text : other)
        : null;

    private IEnumerable<JsonElement> All(IReadOnlyList<JsonElement> events) => Paths.SelectMany(path => Said(path, events));

    private static IEnumerable<JsonElement> Said(MapPath path, IReadOnlyList<JsonElement> events) => path.Find(events).Where(value => value.ToString().Length > 0);

    private static long[] Times(IReadOnlyList<MapPath> paths, IReadOnlyList<JsonElement> events) =>
        [.. paths.SelectMany(path => path.Find(events)).Select(MapTime.Read).OfType<long>().Order()];

    private static string? Time(long? milliseconds) =>
        milliseconds is { } known ? DateTimeOffset.FromUnixTimeMilliseconds(known).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture) : null;

    private static bool IsThere(JsonElement value) => value.ValueKind != JsonValueKind.Undefined;
}
