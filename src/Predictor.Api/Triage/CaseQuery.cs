using System.Globalization;
using Predictor.Api.Scoring;
using Predictor.Desk.Queue;
using Predictor.Models.Registry;
using Predictor.Store.Lines;

namespace Predictor.Api.Triage;

/// <summary>The query of <c>GET /v1/cases</c>: as the queue's page has it, but what is none of the words is refused, for a program that misspells a filter would get everybody.</summary>
internal sealed record CaseQuery(QueueFilter Filter, LinePosition? After, int Limit)
{
    public const int StandardLimit = QueueReading.PageSize;
    public const int MostLimit = 200;

    private static readonly string[] Single = ["state", "outcome", "age", "q", "sort", "dir", "after", "limit"];

    private static readonly string[] Names = ["state", "outcome", "band", "queue", "channel", "team", "reason", "owner", "age", "q", "sort", "dir", "after", "limit"];

    /// <param name="query">Of the request.</param>
    /// <param name="live">Names bands and outcomes.</param>
    /// <param name="mistakes">By name.</param>
    public static CaseQuery Read(IQueryCollection query, LiveModel live, Dictionary<string, string[]> mistakes)
    {
        var filter = QueueFilter.Read(query);
        foreach (var name in query.Keys.Where(name => !Names.Contains(name, StringComparer.OrdinalIgnoreCase)))
        {
            mistakes[JsonText.Cut(name)] = [$"is no parameter of this; expected {string.Join(", ", Names)}"];
        }

        Among("state", Words<LineState>());
        Among("age", Words<QueueAge>());
        Among("sort", Words<LineOrder>());
        Among("dir", ["asc", "desc"]);
        Among("outcome", [live.Policy.ValueOutcome, .. LineScoring.SecondOf(live) is { } second ? (ReadOnlySpan<string>)[second.Name] : []]);
        Among("band", [.. live.Policy.Bands.Select(band => band.Name)]);
        if (query["q"].ToString().Trim().Length > QueueFilter.LongestSearch)
            mistakes["q"] = [$"found {query["q"].ToString().Trim().Length} characters, expected at most {QueueFilter.LongestSearch}"];
        foreach (var name in Single.Where(name => query[name].Count > 1))
        {
            mistakes[name] = [$"found {query[name].Count} values, expected one"];
        }

        foreach (var name in Names.Where(name => query[name].Count > QueueFilter.MostValues || query[name].Any(value => value?.Contains('\0', StringComparison.Ordinal) == true)))
        {
            mistakes[name] = [$"expected at most {QueueFilter.MostValues} values, without zero bytes"];
        }

        var limit = StandardLimit;
        if (Said("limit") is { } most && !(int.TryParse(most, NumberStyles.None, CultureInfo.InvariantCulture, out limit) && limit is > 0 and <= MostLimit))
            mistakes["limit"] = [$"found '{JsonText.Cut(most)}', expected a whole number from 1 to {MostLimit}"];
        LinePosition? after = null;
        if (Said("after") is { } cursor && (after = LinePosition.Parse(cursor)) is null)
            mistakes["after"] = [$"found '{JsonText.Cut(cursor)}', expected what next said"];
        return new CaseQuery(filter, after, limit);

        string? Said(string name) => query[name].ToString() is { Length: > 0 } text ? text : null;

        void Among(string name, IReadOnlyList<string> words)
        {
            if (query[name].FirstOrDefault(value => !string.IsNullOrEmpty(value) && !words.Contains(value)) is { } other)
                mistakes[name] = [$"found '{JsonText.Cut(other)}', expected {string.Join(", ", words)}"];
        }
    }

    private static string[] Words<T>()
        where T : struct, Enum => [.. Enum.GetValues<T>().Select(QueueFilter.Word)];
}
