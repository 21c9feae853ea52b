using System.Globalization;
using Predictor.Api.Scoring;
using Predictor.Cases.Text;
using Predictor.Store.Access;

namespace Predictor.Api.Auditing;

/// <summary>The query of <c>GET /v1/audit</c>.</summary>
internal sealed record AuditQuery(DateTimeOffset From, DateTimeOffset To, AuditPosition? After, int Limit)
{
    private const int StandardLimit = 100;
    private const int MostLimit = 1_000;

    /// <param name="query">from, to, after, limit.</param>
    /// <param name="mistakes">By name.</param>
    public static AuditQuery Read(IQueryCollection query, Dictionary<string, string[]> mistakes)
    {
        var limit = StandardLimit;
        if (Said("limit") is { } most && !(int.TryParse(most, NumberStyles.None, CultureInfo.InvariantCulture, out limit) && limit is > 0 and <= MostLimit))
            mistakes["limit"] = [$"found '{JsonText.Cut(most)}', expected a whole number from 1 to {MostLimit}"];
        AuditPosition? after = null;
        if (Said("after") is { } cursor && !TryParse(cursor, out after))
            mistakes["after"] = [$"found '{JsonText.Cut(cursor)}', expected what next said"];
        return new AuditQuery(Time("from", DateTimeOffset.UnixEpoch), Time("to", DateTimeOffset.MaxValue), after, limit);

        string? Said(string name) => query[name].ToString() is { Length: > 0 } text ? text : null;

        DateTimeOffset Time(string name, DateTimeOffset otherwise)
        {
            if (Said(name) is not { } text)
                return otherwise;
            if (IsoTime.TryParse(text, TimeZoneInfo.Utc, out var time))
                return time;
            mistakes[name] = [$"found '{JsonText.Cut(text)}', expected {IsoTime.Expected}"];
            return otherwise;
        }
    }

    public static string Cursor(AuditEntry last) => string.Create(CultureInfo.InvariantCulture, $"{last.At.ToUnixTimeMilliseconds()}.{last.Id}");

    private static bool TryParse(string cursor, out AuditPosition? position)
    {
        position = null;
        var dot = cursor.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0 || !long.TryParse(cursor.AsSpan(0, dot), NumberStyles.None, CultureInfo.InvariantCulture, out var at) || !Guid.TryParseExact(cursor.AsSpan(dot + 1), "D", out var id))
            return false;
        position = new AuditPosition(at, id.ToString());
        return true;
    }
}
