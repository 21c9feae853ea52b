using System.Data.Common;
using System.Globalization;
using Predictor.Cases;
using Predictor.Store.Databases;
using Predictor.Store.Records;

namespace Predictor.Store.Lines;

/// <summary>Lines, what was done to them, and the points of their customers' scores, out of the store's tables.</summary>
internal sealed class LineReader(IStoreDatabase database)
{
    private const string Columns = """
        line_id, customer_id, name, reference, case_id, prediction_id, model, version, policy_version, moment, scored_at, probability, band, second_probability, second_band,
        value, at_stake, gain, action, reason_1, words_1, reason_2, words_2, queue, channel, team, opened_ms, owner, owner_name, wake_at, snooze_reason, ended, ended_ms, edition, last_event, asked
        """;

    private const string EventColumns = """
        event_id, line_id, at_ms, by_id, by_name, what, to_id, to_name, until_at, words, action, action_end, action_id,
        before_owner, before_owner_name, before_wake_at, before_reason, before_ended, undone_by, act_id, plan_minutes, plan_gain
        """;

    public async Task<LinePage> PageAsync(LineQuery query, LinePosition? after, int most, CancellationToken cancellation)
    {
        var condition = new LineCondition(query);
        if (after is not null)
            condition.After(after);
        await using var connection = await database.OpenAsync(cancellation);

        // One more than is shown says whether there is a next page. Their ids come out of an index; only these lines are read.
        var lines = await database.ReadAsync(
            connection,
            string.Create(
                CultureInfo.InvariantCulture,
                $"""
                SELECT {Columns} FROM desk_line
                WHERE line_id IN (SELECT line_id FROM desk_line WHERE {condition.Where} ORDER BY {condition.OrderBy} LIMIT {most + 1}) ORDER BY {condition.OrderBy}
                """),
            LineOf,
            cancellation,
            condition.Parameters);
        return new LinePage([.. lines.Take(most)], lines.Count > most ? LinePosition.Of(query, lines[most - 1]) : null);
    }

    /// <summary>A page of what a search finds, and all of it together, out of one look at the lines.</summary>
    public async Task<(LinePage Page, LineTotals Totals)> SearchAsync(LineQuery query, LinePosition? after, int most, CancellationToken cancellation)
    {
        var condition = new LineCondition(query);
        var beyond = after is null ? "" : $"WHERE {condition.Beyond(after)}";
        string[] found = [.. condition.Keys.Union(["gain", "at_stake"])];
        await using var connection = await database.OpenAsync(cancellation);
        var rows = await database.ReadAsync(
            connection,
            string.Create(
                CultureInfo.InvariantCulture,
                $"""
                WITH found AS MATERIALIZED (SELECT {string.Join(", ", found)} FROM desk_line WHERE {condition.Where}),
                  totals AS (SELECT COUNT(*) AS lines, COALESCE(SUM(at_stake), 0) AS at_stake, COALESCE(SUM(gain), 0) AS gain FROM found),
                  page AS (SELECT {string.Join(", ", condition.Keys)} FROM found {beyond} ORDER BY {condition.OrderByOf("found")} LIMIT {most + 1})
                SELECT totals.lines, totals.at_stake, totals.gain, page.line_id FROM totals LEFT JOIN page ON 1 = 1 ORDER BY {condition.OrderByOf("page")}
                """),
            row => (Totals: new LineTotals(row.GetInt64(0), Number(row, 1), Number(row, 2)), Id: row.Text(3)),
            cancellation,
            condition.Parameters);
        var ids = rows.Select(row => row.Id).OfType<string>().ToArray();
        var lines = (await LinesAsync(ids, cancellation)).ToDictionary(line => line.Id);

        // One that was taken out since is left out.
        Line[] page = [.. ids.Take(most).Where(lines.ContainsKey).Select(id => lines[id])];
        return (new LinePage(page, ids.Length > most && page.Length > 0 ? LinePosition.Of(query, page[^1]) : null), rows[0].Totals);
    }

    public async Task<LineTotals> TotalsAsync(LineQuery query, CancellationToken cancellation)
    {
        var condition = new LineCondition(query);
        await using var connection = await database.OpenAsync(cancellation);
        var totals = await database.ReadAsync(
            connection,
            $"SELECT COUNT(*), COALESCE(SUM(at_stake), 0), COALESCE(SUM(gain), 0) FROM desk_line WHERE {condition.Where}",
            row => new LineTotals(row.GetInt64(0), Number(row, 1), Number(row, 2)),
            cancellation,
            condition.Parameters);
        return totals[0];
    }

    /// <summary>One look at the index that the totals go by.</summary>
    public async Task<LinePlace?> PlaceAsync(LineQuery query, Line line, CancellationToken cancellation)
    {
        var condition = new LineCondition(query);
        var ahead = condition.Ahead(LinePosition.Of(query, line));
        await using var connection = await database.OpenAsync(cancellation);
        var (lines, before, itself) = (await database.ReadAsync(
            connection,
            string.Create(
                CultureInfo.InvariantCulture,
                $"""
                SELECT COUNT(*), COALESCE(SUM(CASE WHEN {ahead} THEN 1 ELSE 0 END), 0), COALESCE(SUM(CASE WHEN line_id = ${condition.Parameters.Length + 1} THEN 1 ELSE 0 END), 0)
                FROM desk_line WHERE {condition.Where}
                """),
            row => (row.GetInt64(0), row.GetInt64(1), row.GetInt64(2)),
            cancellation,
            [.. condition.Parameters, line.Id]))[0];
        return itself == 0 ? null : new LinePlace(before, lines);
    }

    public async Task<LineChoices> ChoicesAsync(CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        return new LineChoices(
            await TextsAsync("queue"),
            await TextsAsync("channel"),
            await TextsAsync("team"),
            [.. (await TextsAsync("reason_1")).Union(await TextsAsync("reason_2")).Order(StringComparer.Ordinal)],
            [.. (await database.ReadAsync(
                connection,
                "SELECT DISTINCT owner, owner_name FROM desk_line WHERE ended IS NULL AND owner IS NOT NULL",
                row => new LinePerson(row.GetString(0), row.GetString(1)),
                cancellation)).DistinctBy(person => person.Id).OrderBy(person => person.Name, StringComparer.Ordinal)]);

        Task<IReadOnlyList<string>> TextsAsync(string column) => database.ReadAsync(
            connection,
            $"SELECT {column} FROM desk_line WHERE ended IS NULL AND {column} IS NOT NULL GROUP BY {column} ORDER BY {column}",
            row => row.GetString(0),
            cancellation);
    }

    public async Task<Line?> LineAsync(string id, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        return await LineAsync(connection, id, cancellation);
    }

    public async Task<Line?> LineAsync(DbConnection connection, string id, CancellationToken cancellation) =>
        await database.ReadAsync(connection, $"SELECT {Columns} FROM desk_line WHERE line_id = $1", LineOf, cancellation, id) is [var line] ? line : null;

    public async Task<IReadOnlyList<Line>> LinesAsync(IReadOnlyList<string> ids, CancellationToken cancellation)
    {
        if (ids.Count == 0)
            return [];
        await using var connection = await database.OpenAsync(cancellation);
        return await database.ReadAsync(
            connection,
            $"SELECT {Columns} FROM desk_line WHERE line_id IN ({Places(ids.Count)})",
            LineOf,
            cancellation,
            [.. ids]);
    }

    /// <summary>Oldest first.</summary>
    public async Task<IReadOnlyList<LineEvent>> EventsAsync(string lineId, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        return await database.ReadAsync(
            connection, $"SELECT {EventColumns} FROM desk_event WHERE line_id = $1 ORDER BY at_ms, event_id", EventOf, cancellation, lineId);
    }

    /// <summary>The newest event of each line that has any, by line: what stands under its owner.</summary>
    public async Task<IReadOnlyDictionary<string, LineEvent>> LastEventsAsync(IReadOnlyList<string> eventIds, CancellationToken cancellation)
    {
        if (eventIds.Count == 0)
            return new Dictionary<string, LineEvent>();
        await using var connection = await database.OpenAsync(cancellation);
        var found = await database.ReadAsync(
            connection, $"SELECT {EventColumns} FROM desk_event WHERE event_id IN ({Places(eventIds.Count)})", EventOf, cancellation, [.. eventIds]);
        return found.ToDictionary(each => each.LineId);
    }

    /// <summary>What was done at once, in the order of lines' ids.</summary>
    public async Task<IReadOnlyList<LineEvent>> EventsOfActAsync(string actId, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        return await database.ReadAsync(connection, $"SELECT {EventColumns} FROM desk_event WHERE act_id = $1 ORDER BY line_id", EventOf, cancellation, actId);
    }

    public async Task<LineEvent?> EventAsync(DbConnection connection, string id, CancellationToken cancellation) =>
        await database.ReadAsync(connection, $"SELECT {EventColumns} FROM desk_event WHERE event_id = $1", EventOf, cancellation, id) is [var found] ? found : null;

    /// <summary>By customer: his scores since a time, oldest first; of a line without a customer, by case.</summary>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<ScorePoint>>> PointsAsync(IReadOnlyList<Line> lines, DateTimeOffset since, CancellationToken cancellation)
    {
        var points = new Dictionary<string, IReadOnlyList<ScorePoint>>();
        await using var connection = await database.OpenAsync(cancellation);
        await AddAsync("customer_id", [.. lines.Where(line => line.CustomerId is not null).Select(line => (line.CustomerId!, line.Id))]);
        await AddAsync("case_id", [.. lines.Where(line => line.CustomerId is null && line.CaseId is not null).Select(line => (line.CaseId!, line.Id))]);
        return points;

        async Task AddAsync(string column, IReadOnlyList<(string Key, string Line)> of)
        {
            if (of.Count == 0)
                return;
            var lineOf = of.ToDictionary(each => each.Key, each => each.Line);
            var found = await database.ReadAsync(
                connection,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"SELECT {column}, as_of, probability FROM prediction WHERE {column} IN ({Places(of.Count)}) AND as_of >= ${of.Count + 1} AND probability IS NOT NULL ORDER BY {column}, as_of"),
                row => (Key: row.GetString(0), Point: new ScorePoint(DateTimeOffset.FromUnixTimeSeconds(row.GetInt64(1)), row.GetDouble(2))),
                cancellation,
                [.. of.Select(each => each.Key), since.ToUnixTimeSeconds()]);
            foreach (var group in found.GroupBy(each => each.Key))
            {
                points[lineOf[group.Key]] = [.. group.Select(each => each.Point)];
            }
        }
    }

    private static string Places(int count) => string.Join(", ", Enumerable.Range(1, count).Select(place => string.Create(CultureInfo.InvariantCulture, $"${place}")));

    private static double Number(DbDataReader row, int column) => Convert.ToDouble(row.GetValue(column), CultureInfo.InvariantCulture);

    private static LinePerson? Person(DbDataReader row, int id) => row.Text(id) is { } known ? new LinePerson(known, row.Text(id + 1) ?? known) : null;

    private static LineReason[] Reason(DbDataReader row, int code) => row.Text(code) is { } column ? [new LineReason(column, row.Text(code + 1) ?? column)] : [];

    private static LineEnd? End(string? name) => name is null ? null : Enum.Parse<LineEnd>(name, ignoreCase: true);

    private static Line LineOf(DbDataReader row) => new()
    {
        Id = row.GetString(0),
        CustomerId = row.Text(1),
        Name = row.Text(2),
        Reference = row.Text(3),
        CaseId = row.Text(4),
        PredictionId = row.GetString(5),
        Model = row.GetString(6),
        Version = (int)row.GetInt64(7),
        Moment = (Moment)row.GetInt64(9),
        ScoredAt = DateTimeOffset.FromUnixTimeSeconds(row.GetInt64(10)),
        Probability = row.GetDouble(11),
        Band = (int)row.GetInt64(12),
        SecondProbability = row.Real(13),
        SecondBand = (int?)row.Whole(14),
        Value = new LineValue((int)row.GetInt64(8), row.Real(15), row.GetDouble(16), row.GetDouble(17), row.Text(18)),
        Reasons = [.. Reason(row, 19), .. Reason(row, 21)],
        Queue = row.Text(23),
        Channel = row.Text(24),
        Team = row.Text(25),
        OpenedAt = DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(26)),
        Owner = Person(row, 27),
        SnoozedUntil = row.GetInt64(29) is var wake and > 0 ? DateTimeOffset.FromUnixTimeSeconds(wake) : null,
        SnoozeReason = row.Text(30),
        Ended = End(row.Text(31)),
        EndedAt = row.Whole(32) is { } ended ? DateTimeOffset.FromUnixTimeMilliseconds(ended) : null,
        Edition = row.GetInt64(33),
        LastEvent = row.Text(34),
        AskedForContact = row.Flag(35) == true,
    };

    private static LineEvent EventOf(DbDataReader row) => new()
    {
        Id = row.GetString(0),
        LineId = row.GetString(1),
        At = DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(2)),
        By = Person(row, 3)!,
        What = Enum.Parse<LineEventKind>(row.GetString(5), ignoreCase: true),
        To = Person(row, 6),
        Until = row.Seconds(8),
        Words = row.Text(9),
        Action = row.Text(10),
        End = row.Text(11) is { } end ? ActionEndNames.Find(end) : null,
        ActionId = row.Text(12),
        Before = new LineStanding(Person(row, 13), row.GetInt64(15), row.Text(16), End(row.Text(17))),
        IsUndone = !row.IsDBNull(18),
        ActId = row.GetString(19),
        Plan = row.Real(20) is { } minutes ? new LinePlan(row.GetString(10), minutes, row.GetDouble(21)) : null,
    };
}
