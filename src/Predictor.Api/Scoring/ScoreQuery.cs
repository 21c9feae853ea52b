using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Predictor.Api.Scoring.Shapes;

namespace Predictor.Api.Scoring;

/// <summary>What the query says about an answer, and of the case where a body cannot; what headers say, which the query can say too.</summary>
internal sealed record ScoreQuery
{
    public const int DefaultReasons = 3;

    /// <summary>As the query's <c>deadlineMs</c>; of the two, the shorter counts.</summary>
    public const string DeadlineHeader = "X-Deadline-Ms";

    /// <summary>As the query's <c>idempotencyKey</c>.</summary>
    public const string KeyHeader = "Idempotency-Key";

    /// <summary>Of a key, characters.</summary>
    public const int LongestKey = 200;

    /// <summary>Of a request without query and headers.</summary>
    private static readonly ScoreQuery Plain = new();

    /// <summary>Refuse whatever would be a warning.</summary>
    public bool Strict { get; init; }

    /// <summary>How many an outcome at most.</summary>
    public int Reasons { get; init; } = DefaultReasons;

    /// <summary>Keep the answer.</summary>
    public bool Record { get; init; } = true;

    /// <summary>Answer with one level of strings.</summary>
    public bool IsFlat { get; init; }

    /// <summary>How long the caller waits; null: as long as it takes.</summary>
    public int? DeadlineMilliseconds { get; init; }

    /// <summary>By which the caller asks for one answer however often the request comes; null: none.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>Of the model; null: the one that is live.</summary>
    public int? Version { get; init; }

    /// <summary>What the query says of the case, as one flat JSON object; empty where nothing.</summary>
    public ReadOnlyMemory<byte> Case { get; init; }

    /// <summary>By place: what is no answer to the question; null where nothing.</summary>
    public IReadOnlyDictionary<string, string[]>? Mistakes { get; init; }

    public static ScoreQuery Read(HttpRequest request)
    {
        var query = Plain;
        Dictionary<string, string[]>? mistakes = null;
        List<(string Name, string Value)>? rest = null;
        if (request.QueryString.HasValue)
        {
            foreach (var pair in new QueryStringEnumerable(request.QueryString.Value))
            {
                var name = pair.DecodeName().Span;
                var value = pair.DecodeValue().Span;
                if (!TryRead(name, value, ref query, ref mistakes))
                    (rest ??= []).Add((name.ToString(), value.ToString()));
            }
        }

        if (request.Headers.TryGetValue(DeadlineHeader, out var deadline))
            query = WithDeadline(query, DeadlineHeader, deadline.ToString(), ref mistakes);
        if (request.Headers.TryGetValue(KeyHeader, out var key))
            query = WithKey(query, KeyHeader, key.ToString(), ref mistakes);
        if (query is { IdempotencyKey: not null, Record: false })
            Mistake(query, "record", "none", "a record, which an idempotency key's answer is kept in", ref mistakes);
        return rest is null && mistakes is null ? query : query with { Case = rest is null ? default : UrlPairs.ToJson(rest), Mistakes = mistakes };
    }

    /// <summary>An empty value says nothing.</summary>
    /// <returns>False: the name is none of an option.</returns>
    private static bool TryRead(ReadOnlySpan<char> name, ReadOnlySpan<char> value, ref ScoreQuery query, ref Dictionary<string, string[]>? mistakes)
    {
        if (Is(name, "strict"))
        {
            query = value switch
            {
                "" or "false" or "0" => query,
                "true" or "1" => query with { Strict = true },
                _ => Mistake(query, "strict", value, "true or false", ref mistakes),
            };
        }
        else if (Is(name, "reasons"))
        {
            query = value is "" ? query
                : value is "all" ? query with { Reasons = int.MaxValue }
                : int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var reasons) ? query with { Reasons = reasons }
                : Mistake(query, "reasons", value, "a whole number, 0 or more, or all", ref mistakes);
        }
        else if (Is(name, "record"))
        {
            query = value switch
            {
                "" or "all" => query,
                "none" => query with { Record = false },
                _ => Mistake(query, "record", value, "all or none", ref mistakes),
            };
        }
        else if (Is(name, "shape"))
        {
            query = value switch
            {
                "" or "nested" => query,
                "flat" => query with { IsFlat = true },
                _ => Mistake(query, "shape", value, "nested or flat", ref mistakes),
            };
        }
        else if (Is(name, "deadlineMs"))
        {
            query = WithDeadline(query, "deadlineMs", value, ref mistakes);
        }
        else if (Is(name, "version"))
        {
            query = value is "" ? query
                : int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var version) && version > 0 ? query with { Version = version }
                : Mistake(query, "version", value, "a version's number", ref mistakes);
        }
        else if (Is(name, "idempotencyKey"))
        {
            query = WithKey(query, "idempotencyKey", value, ref mistakes);
        }
        else
        {
            return false;
        }

        return true;
    }

    private static ScoreQuery WithDeadline(ScoreQuery query, string place, ReadOnlySpan<char> value, ref Dictionary<string, string[]>? mistakes) =>
        value.IsWhiteSpace() ? query
        : int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds) && milliseconds is > 0 and <= Deadline.Longest
            ? query with { DeadlineMilliseconds = Math.Min(milliseconds, query.DeadlineMilliseconds ?? milliseconds) }
            : Mistake(query, place, value, string.Create(CultureInfo.InvariantCulture, $"whole milliseconds, from 1 to {Deadline.Longest}"), ref mistakes);

    private static ScoreQuery WithKey(ScoreQuery query, string place, ReadOnlySpan<char> value, ref Dictionary<string, string[]>? mistakes) =>
        value.IsWhiteSpace() ? query
        : value.Length > LongestKey || value.ContainsAnyExceptInRange(' ', '~')
            ? Mistake(query, place, value, string.Create(CultureInfo.InvariantCulture, $"at most {LongestKey} printable ASCII characters"), ref mistakes)
        : query.IdempotencyKey is { } other && !value.SequenceEqual(other) ? Mistake(query, place, value, "the same key as elsewhere in the request", ref mistakes)
        : query with { IdempotencyKey = value.ToString() };

    private static ScoreQuery Mistake(ScoreQuery query, string place, ReadOnlySpan<char> found, string expected, ref Dictionary<string, string[]>? mistakes)
    {
        (mistakes ??= [])[place] = [$"found '{JsonText.Cut(found)}', expected {expected}"];
        return query;
    }

    private static bool Is(ReadOnlySpan<char> name, string option) => name.Equals(option, StringComparison.OrdinalIgnoreCase);
}
