using System.Data.Common;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using Predictor.Cases;
using Predictor.Store.Databases;

namespace Predictor.Store.Records;

/// <summary>Records out of the store's tables, each by an index.</summary>
internal sealed class RecordReader(IStoreDatabase database)
{
    /// <summary>As <see cref="PredictionOf"/> reads them.</summary>
    public const string PredictionColumns =
        "prediction_id, model, version, policy_version, case_id, customer_id, moment, as_said_ms, as_of, received_at_ms, cells, answer, request_key, request_sha256, shadow_of";

    public async Task<CustomerEvents> CustomerAsync(string customerId, long until, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        var customers = await database.ReadAsync(
            connection,
            "SELECT joined_at, value, contract_ends_at, left_at, given, name, reference FROM customer WHERE customer_id = $1",
            row => new CustomerRecord
            {
                CustomerId = customerId,
                JoinedAt = row.Whole(0),
                Value = row.Whole(1),
                ContractEndsAt = row.Whole(2),
                LeftAt = row.Whole(3),
                Given = row.Text(4),
                Name = row.Text(5),
                Reference = row.Text(6),
            },
            cancellation,
            customerId);
        var interactions = await database.ReadAsync(
            connection,
            """
            SELECT case_id, opened_at, closed_at, handle_seconds, transfers, resolved, reopenings, given FROM interaction
            WHERE customer_id = $1 AND opened_at <= $2 ORDER BY opened_at, case_id
            """,
            row => new Interaction
            {
                CaseId = row.GetString(0),
                CustomerId = customerId,
                OpenedAt = row.GetInt64(1),
                ClosedAt = row.Whole(2),
                HandleSeconds = row.Whole(3),
                Transfers = row.Whole(4),
                Resolved = row.Flag(5),
                Reopenings = row.Whole(6),
                Given = row.Text(7),
            },
            cancellation,
            customerId,
            until);
        var surveys = await database.ReadAsync(
            connection,
            """
            SELECT survey.case_id, answered_at, dissatisfied, score FROM survey JOIN interaction ON interaction.case_id = survey.case_id
            WHERE interaction.customer_id = $1 AND interaction.opened_at <= $2 AND answered_at <= $2 ORDER BY answered_at, survey.case_id
            """,
            row => new Survey(row.GetString(0), row.GetInt64(1), row.Flag(2), row.Whole(3)),
            cancellation,
            customerId,
            until);
        var anyOnRecord = customers.Count > 0 || await AnyAsync(connection, "customer", cancellation);
        var anyInteraction = interactions.Count > 0 || await AnyAsync(connection, "interaction", cancellation);
        return new CustomerEvents(customers is [var record] ? record : null, interactions, surveys, anyOnRecord, anyInteraction);
    }

    public async Task<bool> AnyInteractionAsync(CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        return await AnyAsync(connection, "interaction", cancellation);
    }

    /// <summary>Those that were answered.</summary>
    public async Task<IReadOnlyList<Prediction>> PredictionsAsync(string caseId, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        return await database.ReadAsync(
            connection,
            $"SELECT {PredictionColumns} FROM prediction WHERE case_id = $1 AND shadow_of IS NULL ORDER BY as_of, received_at_ms, prediction_id",
            PredictionOf,
            cancellation,
            caseId);
    }

    public async IAsyncEnumerable<Prediction> PredictionsAsync(string model, int version, bool isShadow, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = $"""
            SELECT {PredictionColumns} FROM prediction
            WHERE model = $1 AND version = $2 AND shadow_of IS {(isShadow ? "NOT NULL" : "NULL")} ORDER BY received_at_ms, prediction_id
            """;
        database.Bind(command, [model, (long)version]);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            yield return PredictionOf(reader);
        }
    }

    public async Task<long> CountShadowsAsync(string model, int version, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        return (await database.ReadAsync(
            connection, "SELECT COUNT(*) FROM prediction WHERE model = $1 AND version = $2 AND shadow_of IS NOT NULL", row => row.GetInt64(0), cancellation, model, (long)version))[0];
    }

    /// <summary>One a prediction that was not written for another stands in its place: that other.</summary>
    public async Task<IReadOnlyList<Prediction>> StandingAsync(IReadOnlyList<Prediction> unwritten, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        var found = new List<Prediction>(unwritten.Count);
        foreach (var prediction in unwritten)
        {
            found.Add(await StandingAsync(connection, prediction, cancellation));
        }

        return found;
    }

    public async Task<IReadOnlyList<ReportedOutcome>> OutcomesAsync(OutcomeSubject of, string id, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        return await database.ReadAsync(
            connection,
            "SELECT name, at, happened FROM outcome WHERE subject = $1 AND subject_id = $2 ORDER BY name, at",
            row => new ReportedOutcome(of, id, row.GetString(0), row.GetInt64(1), row.Flag(2)),
            cancellation,
            (long)of,
            id);
    }

    private async Task<Prediction> StandingAsync(DbConnection connection, Prediction prediction, CancellationToken cancellation)
    {
        if (prediction.RequestKey is { } key
            && await database.ReadAsync(
                connection,
                $"SELECT {PredictionColumns} FROM prediction WHERE model = $1 AND request_key = $2",
                PredictionOf,
                cancellation,
                prediction.Model,
                key.Key) is [var answered])
            return answered;
        if (prediction is { IsAsOfSaid: true, CaseId: { } caseId }
            && await database.ReadAsync(
                connection,
                $"SELECT {PredictionColumns} FROM prediction WHERE model = $1 AND version = $2 AND case_id = $3 AND moment = $4 AND as_said_ms = $5",
                PredictionOf,
                cancellation,
                prediction.Model,
                (long)prediction.Version,
                caseId,
                (long)prediction.Moment,
                prediction.AsOf.ToUnixTimeMilliseconds()) is [var scored])
            return scored;

        // It was there when this one was not written: the very same, or one that has been taken out since.
        return await database.ReadAsync(connection, $"SELECT {PredictionColumns} FROM prediction WHERE prediction_id = $1", PredictionOf, cancellation, prediction.Id) is [var same] ? same : prediction;
    }

    public static Prediction PredictionOf(DbDataReader row) => new()
    {
        Id = row.GetString(0),
        Model = row.GetString(1),
        Version = (int)row.GetInt64(2),
        PolicyVersion = (int)row.GetInt64(3),
        CaseId = row.Text(4),
        CustomerId = row.Text(5),
        Moment = (Moment)row.GetInt64(6),
        AsOf = row.Whole(7) is { } said ? DateTimeOffset.FromUnixTimeMilliseconds(said) : DateTimeOffset.FromUnixTimeSeconds(row.GetInt64(8)),
        IsAsOfSaid = !row.IsDBNull(7),
        ReceivedAt = DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(9)),
        Cells = MemoryMarshal.Cast<byte, float>(row.GetFieldValue<byte[]>(10)).ToArray(),
        Answer = Encoding.UTF8.GetBytes(row.GetString(11)),
        RequestKey = row.Text(12) is { } key ? new RequestKey(key, row.GetString(13)) : null,
        ShadowOf = row.Text(14),
    };

    public async Task<IReadOnlyList<PlatformEvent>> PlatformEventsAsync(string map, string caseId, int most, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        return await database.ReadAsync(
            connection,
            "SELECT event_id, at_ms, body FROM platform_event WHERE map = $1 AND case_id = $2 ORDER BY at_ms, event_id LIMIT $3",
            row => new PlatformEvent(map, row.GetString(0), caseId, row.GetInt64(1), row.GetString(2)),
            cancellation,
            map,
            caseId,
            (long)most);
    }

    public Task<IReadOnlyList<CaseAction>> CaseActionsAsync(string caseId, CancellationToken cancellation) => ActionsAsync("case_id = $1", cancellation, caseId);

    public Task<IReadOnlyList<CaseAction>> CustomerActionsAsync(string customerId, CancellationToken cancellation) =>
        ActionsAsync("customer_id = $1 OR case_id IN (SELECT case_id FROM interaction WHERE customer_id = $1)", cancellation, customerId);

    public Task<IReadOnlyList<CaseAction>> ActionsAsync(long from, long until, CancellationToken cancellation) => ActionsAsync("at >= $1 AND at < $2", cancellation, from, until);

    private async Task<IReadOnlyList<CaseAction>> ActionsAsync(string which, CancellationToken cancellation, params object[] arguments)
    {
        await using var connection = await database.OpenAsync(cancellation);
        return await database.ReadAsync(connection, $"SELECT {ActionColumns} FROM case_action WHERE {which} ORDER BY at, action_id", Action, cancellation, arguments);
    }

    /// <summary>As <see cref="Action"/> reads them.</summary>
    public const string ActionColumns = "action_id, case_id, customer_id, prediction_id, at, what, by_whom, ended, seconds, note, held_out, withdrawn, drawn, probability, band";

    public static CaseAction Action(DbDataReader row) => new()
    {
        Id = row.GetString(0),
        CaseId = row.Text(1),
        CustomerId = row.Text(2),
        PredictionId = row.Text(3),
        At = row.Whole(4),
        What = row.Text(5),
        By = row.Text(6),
        Ended = row.Text(7) is { } end ? ActionEndNames.Find(end) : null,
        Seconds = row.Whole(8),
        Note = row.Text(9),
        HeldOut = row.Flag(10),
        Withdrawn = row.Flag(11),
        Drawn = row.Text(12) is { } drawn ? Enum.Parse<DrawnBy>(drawn, ignoreCase: true) : null,
        Probability = row.Real(13),
        Band = (int?)row.Whole(14),
    };

    private async Task<bool> AnyAsync(DbConnection connection, string table, CancellationToken cancellation) =>
        (await database.ReadAsync(connection, $"SELECT 1 FROM {table} LIMIT 1", _ => true, cancellation)).Count > 0;
}
