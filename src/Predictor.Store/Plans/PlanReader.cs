using System.Data.Common;
using System.Globalization;
using Predictor.Store.Databases;
using Predictor.Store.Lines;
using Predictor.Store.Records;

namespace Predictor.Store.Plans;

/// <summary>Who is there, what was planned, and what came of it, out of the store's tables.</summary>
internal sealed class PlanReader(IStoreDatabase database)
{
    public async Task<PresentPeople?> PresentAsync(string user, DateOnly until, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        var rows = await database.ReadAsync(
            connection,
            """
            SELECT day, person, minutes FROM desk_present
            WHERE user_name = $1 AND day = (SELECT MAX(day) FROM desk_present WHERE user_name = $1 AND day <= $2) ORDER BY place
            """,
            row => (Day: row.GetString(0), Person: new PresentPerson(row.GetString(1), (int)row.GetInt64(2))),
            cancellation,
            user,
            PlanWrites.DayOf(until));
        return rows.Count == 0 ? null : new PresentPeople(DateOnly.ParseExact(rows[0].Day, "yyyy-MM-dd", CultureInfo.InvariantCulture), [.. rows.Select(row => row.Person)]);
    }

    public async Task<IReadOnlyList<string>> LeftOutAsync(string user, DateOnly day, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        return await database.ReadAsync(
            connection, "SELECT line_id FROM desk_left_out WHERE user_name = $1 AND day = $2 ORDER BY at_ms, line_id", row => row.GetString(0), cancellation, user, PlanWrites.DayOf(day));
    }

    /// <summary>In the order in which they were given.</summary>
    public async Task<IReadOnlyList<PlannedCall>> PlannedAsync(string user, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        return await database.ReadAsync(
            connection,
            """
            SELECT line_id, customer_id, case_id, act_id, at_ms, to_id, to_name, action, plan_minutes, plan_gain FROM desk_event
            WHERE by_id = $1 AND plan_minutes IS NOT NULL AND undone_by IS NULL AND at_ms >= $2 AND at_ms < $3 ORDER BY at_ms, event_id
            """,
            row => new PlannedCall(
                row.GetString(0), row.Text(1), row.Text(2), row.GetString(3), Milliseconds(row, 4), new LinePerson(row.GetString(5), row.GetString(6)), new LinePlan(row.GetString(7), row.GetDouble(8), row.GetDouble(9))),
            cancellation,
            user,
            from.ToUnixTimeMilliseconds(),
            until.ToUnixTimeMilliseconds());
    }

    /// <summary>In the order in which they were recorded.</summary>
    public async Task<IReadOnlyList<CallMade>> MadeAsync(DateTimeOffset from, IReadOnlyList<string>? visible, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        return await database.ReadAsync(
            connection,
            $"""
            SELECT e.line_id, e.customer_id, e.case_id, e.at_ms, e.by_id, e.by_name, e.action, e.action_end FROM desk_event e JOIN desk_line l ON l.line_id = e.line_id
            WHERE e.what = 'acted' AND e.at_ms >= $1 AND e.undone_by IS NULL AND {Seen(visible, 2)} ORDER BY e.at_ms, e.event_id
            """,
            row => new CallMade(
                row.GetString(0), row.Text(1), row.Text(2), Milliseconds(row, 3), new LinePerson(row.GetString(4), row.GetString(5)), row.Text(6), row.Text(7) is { } end ? ActionEndNames.Find(end) : null),
            cancellation,
            [from.ToUnixTimeMilliseconds(), .. visible ?? []]);
    }

    /// <summary>When a plan of a supervisor's gave something last, or anybody recorded something about a line that she sees; null: neither since a time.</summary>
    public async Task<DateTimeOffset?> LastAsync(string user, DateTimeOffset since, DateTimeOffset before, IReadOnlyList<string>? visible, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        var times = await database.ReadAsync(
            connection,
            $"""
            SELECT MAX(at_ms) FROM desk_event WHERE by_id = $1 AND plan_minutes IS NOT NULL AND undone_by IS NULL AND at_ms >= $2 AND at_ms < $3
            UNION ALL
            SELECT MAX(at_ms) FROM (SELECT e.at_ms FROM desk_event e JOIN desk_line l ON l.line_id = e.line_id
              WHERE e.what = 'acted' AND e.at_ms >= $2 AND e.at_ms < $3 AND e.undone_by IS NULL AND {Seen(visible, 4)} ORDER BY e.at_ms DESC LIMIT 1) AS newest
            """,
            row => row.Whole(0),
            cancellation,
            [user, since.ToUnixTimeMilliseconds(), before.ToUnixTimeMilliseconds(), .. visible ?? []]);
        return times.Max() is { } last ? DateTimeOffset.FromUnixTimeMilliseconds(last) : null;
    }

    /// <summary>Of calls, those whose customers left since: he is on record as gone, or an outcome was told of him or of the case.</summary>
    public async Task<IReadOnlySet<string>> LostAsync(IReadOnlyList<CallMade> calls, string outcome, DateTimeOffset now, CancellationToken cancellation)
    {
        string[] customers = [.. calls.Select(call => call.CustomerId).OfType<string>().Distinct()];
        string[] cases = [.. calls.Select(call => call.CaseId).OfType<string>().Distinct()];
        await using var connection = await database.OpenAsync(cancellation);
        var gone = customers.Length == 0 ? [] : await database.ReadAsync(
            connection,
            $"SELECT customer_id FROM customer WHERE left_at <= $1 AND customer_id IN ({Places(2, customers.Length)})",
            row => row.GetString(0),
            cancellation,
            [now.ToUnixTimeSeconds(), .. customers]);
        var told = await ToldAsync(connection, OutcomeSubject.Customer, customers, outcome, cancellation);
        var toldOfCase = (await ToldAsync(connection, OutcomeSubject.Case, cases, outcome, cancellation)).Select(each => each.Id).ToHashSet();
        return calls.Where(call => gone.Contains(call.CustomerId!) || toldOfCase.Contains(call.CaseId!) || told.Any(each => each.Id == call.CustomerId && each.At >= call.At.ToUnixTimeSeconds()))
            .Select(call => call.LineId).ToHashSet();
    }

    private async Task<IReadOnlyList<(string Id, long At)>> ToldAsync(DbConnection connection, OutcomeSubject of, string[] ids, string outcome, CancellationToken cancellation) =>
        ids.Length == 0 ? [] : await database.ReadAsync(
            connection,
            $"SELECT subject_id, at FROM outcome WHERE subject = $1 AND name = $2 AND happened = 1 AND subject_id IN ({Places(3, ids.Length)})",
            row => (row.GetString(0), row.GetInt64(1)),
            cancellation,
            [(long)of, outcome, .. ids]);

    private static string Seen(IReadOnlyList<string>? visible, int first) =>
        visible is null ? "1 = 1" : visible.Count == 0 ? "l.team IS NULL" : $"(l.team IS NULL OR l.team IN ({Places(first, visible.Count)}))";

    private static string Places(int first, int count) => string.Join(", ", Enumerable.Range(first, count).Select(place => string.Create(CultureInfo.InvariantCulture, $"${place}")));

    private static DateTimeOffset Milliseconds(DbDataReader row, int column) => DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(column));
}
