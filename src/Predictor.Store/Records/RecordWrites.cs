using System.Runtime.InteropServices;
using Predictor.Store.Databases;
using Predictor.Store.Lines;
using Predictor.Store.Writing;

namespace Predictor.Store.Records;

/// <summary>Records as rows of the store's tables.</summary>
internal sealed class RecordWrites(IStoreDatabase database, TimeProvider time)
{
    private const CellKind Text = CellKind.Text;
    private const CellKind Whole = CellKind.Whole;

    private readonly Statement _interaction = new(
        database.Translate("""
            INSERT INTO interaction (case_id, customer_id, opened_at, closed_at, handle_seconds, transfers, resolved, reopenings, given, updated_at_ms)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            ON CONFLICT (case_id) DO UPDATE SET
              customer_id = COALESCE(excluded.customer_id, interaction.customer_id),
              opened_at = COALESCE(excluded.opened_at, interaction.opened_at),
              closed_at = COALESCE(excluded.closed_at, interaction.closed_at),
              handle_seconds = COALESCE(excluded.handle_seconds, interaction.handle_seconds),
              transfers = COALESCE(excluded.transfers, interaction.transfers),
              resolved = COALESCE(excluded.resolved, interaction.resolved),
              reopenings = COALESCE(excluded.reopenings, interaction.reopenings),
              given = CASE WHEN excluded.given IS NULL THEN interaction.given ELSE {merged(interaction.given, excluded.given)} END,
              updated_at_ms = excluded.updated_at_ms
            """),
        [Text, Text, Whole, Whole, Whole, Whole, Whole, Whole, Text, Whole]);

    private readonly Statement _survey = new(
        """
        INSERT INTO survey (case_id, answered_at, dissatisfied, score, updated_at_ms)
        VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (case_id) DO UPDATE SET
          answered_at = excluded.answered_at, dissatisfied = excluded.dissatisfied, score = excluded.score, updated_at_ms = excluded.updated_at_ms
        WHERE excluded.answered_at <= survey.answered_at
        """,
        [Text, Whole, Whole, Whole, Whole]);

    private readonly Statement _customer = new(
        database.Translate("""
            INSERT INTO customer (customer_id, joined_at, value, contract_ends_at, left_at, given, updated_at_ms, name, reference, name_key)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            ON CONFLICT (customer_id) DO UPDATE SET
              joined_at = COALESCE(excluded.joined_at, customer.joined_at),
              value = COALESCE(excluded.value, customer.value),
              contract_ends_at = COALESCE(excluded.contract_ends_at, customer.contract_ends_at),
              left_at = COALESCE(excluded.left_at, customer.left_at),
              given = CASE WHEN excluded.given IS NULL THEN customer.given ELSE {merged(customer.given, excluded.given)} END,
              updated_at_ms = excluded.updated_at_ms,
              name = COALESCE(excluded.name, customer.name),
              reference = COALESCE(excluded.reference, customer.reference),
              name_key = COALESCE(excluded.name_key, customer.name_key)
            """),
        [Text, Whole, Whole, Whole, Whole, Text, Whole, Text, Text, Text]);

    private readonly Statement _outcome = new(
        """
        INSERT INTO outcome (subject, subject_id, name, happening, at, happened, updated_at_ms)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT (subject, subject_id, name, happening) DO UPDATE SET at = excluded.at, happened = excluded.happened, updated_at_ms = excluded.updated_at_ms
        """,
        [Whole, Text, Text, Whole, Whole, Whole, Whole]);

    /// <summary>The same answer written twice is written once; so is the only answer to a request's key, or to a case, moment and said time.</summary>
    private readonly Statement _prediction = new(
        """
        INSERT INTO prediction (prediction_id, model, version, policy_version, case_id, customer_id, moment, as_of, received_at_ms, cells, answer,
          request_key, request_sha256, as_said_ms, shadow_of, probability)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
        ON CONFLICT DO NOTHING
        """,
        [Text, Text, Whole, Whole, Text, Text, Whole, Whole, Whole, CellKind.Bytes, Text, Text, Text, Whole, Text, CellKind.Real]);

    private readonly Statement _platformEvent = new(
        """
        INSERT INTO platform_event (map, event_id, case_id, at_ms, body, updated_at_ms)
        VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (map, event_id) DO UPDATE SET
          case_id = excluded.case_id, at_ms = excluded.at_ms, body = excluded.body, updated_at_ms = excluded.updated_at_ms
        WHERE excluded.at_ms >= platform_event.at_ms
        """,
        [Text, Text, Text, Whole, Text, Whole]);

    private readonly Statement _action = new(
        """
        INSERT INTO case_action (action_id, case_id, customer_id, prediction_id, at, what, by_whom, ended, seconds, note, held_out, withdrawn, updated_at_ms)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
        ON CONFLICT (action_id) DO UPDATE SET
          case_id = COALESCE(excluded.case_id, case_action.case_id),
          customer_id = COALESCE(excluded.customer_id, case_action.customer_id),
          prediction_id = COALESCE(excluded.prediction_id, case_action.prediction_id),
          at = COALESCE(excluded.at, case_action.at),
          what = COALESCE(excluded.what, case_action.what),
          by_whom = COALESCE(excluded.by_whom, case_action.by_whom),
          ended = COALESCE(excluded.ended, case_action.ended),
          seconds = COALESCE(excluded.seconds, case_action.seconds),
          note = COALESCE(excluded.note, case_action.note),
          held_out = COALESCE(excluded.held_out, case_action.held_out),
          withdrawn = COALESCE(excluded.withdrawn, case_action.withdrawn),
          updated_at_ms = excluded.updated_at_ms
        """,
        [Text, Text, Text, Text, Whole, Text, Text, Text, Whole, Text, Whole, Whole, Whole]);

    public StoreWrite Of(IEnumerable<Interaction> interactions)
    {
        var now = Now();
        return new StoreWrite([.. interactions.Select(each => (_interaction, new object?[]
        {
            each.CaseId, each.CustomerId, each.OpenedAt, each.ClosedAt, each.HandleSeconds, each.Transfers, Flag(each.Resolved), each.Reopenings, each.Given, now,
        }))]);
    }

    public StoreWrite Of(IEnumerable<Survey> surveys)
    {
        var now = Now();
        return new StoreWrite([.. surveys.Select(each => (_survey, new object?[] { each.CaseId, each.AnsweredAt, Flag(each.Dissatisfied), each.Score, now }))]);
    }

    public StoreWrite Of(IEnumerable<CustomerRecord> customers)
    {
        var now = Now();
        return new StoreWrite([.. customers.SelectMany(each => LineWrites.Of(each, now).Prepend((_customer,
        [
            each.CustomerId, each.JoinedAt, each.Value, each.ContractEndsAt, each.LeftAt, each.Given, now, each.Name, each.Reference, each.Name is { } name ? SearchKey.Of(name) : null,
        ])))]);
    }

    public StoreWrite Of(IEnumerable<CaseAction> actions)
    {
        var now = Now();
        return new StoreWrite([.. actions.Select(each => (_action, new object?[]
        {
            each.Id, each.CaseId, each.CustomerId, each.PredictionId, each.At, each.What, each.By, each.Ended is { } end ? ActionEndNames.NameOf(end) : null,
            each.Seconds, each.Note, Flag(each.HeldOut), Flag(each.Withdrawn), now,
        }))]);
    }

    public StoreWrite Of(IEnumerable<ReportedOutcome> outcomes)
    {
        var now = Now();
        return new StoreWrite([.. outcomes.Select(each => (_outcome, new object?[]
        {
            (long)each.Of, each.Id, each.Name, each.Of == OutcomeSubject.Customer ? each.At : 0L, each.At, Flag(each.Happened), now,
        }))]);
    }

    public StoreWrite Of(IEnumerable<PlatformEvent> events)
    {
        var now = Now();
        return new StoreWrite([.. events.Select(each => (_platformEvent, new object?[] { each.Map, each.EventId, each.CaseId, each.AtMilliseconds, each.Body, now }))]);
    }

    /// <summary>The predictions first, one row each, then what they say to the queue.</summary>
    public StoreWrite Of(IReadOnlyList<Prediction> predictions)
    {
        var rows = new List<(Statement, object?[])>(2 * predictions.Count);
        foreach (var prediction in predictions)
        {
            rows.Add((_prediction, Cells(prediction)));
        }

        foreach (var prediction in predictions)
        {
            LineWrites.Add(prediction, rows);
        }

        return new StoreWrite(rows);
    }

    private static object?[] Cells(Prediction each) =>
    [
        each.Id, each.Model, (long)each.Version, (long)each.PolicyVersion, each.CaseId, each.CustomerId,
        (long)each.Moment, each.AsOf.ToUnixTimeSeconds(), each.ReceivedAt.ToUnixTimeMilliseconds(), Bytes(each.Cells), each.Answer,
        each.RequestKey?.Key, each.RequestKey?.RequestSha256, AsSaid(each), each.ShadowOf, each.Line?.Probability,
    ];

    private static long? AsSaid(Prediction prediction) =>
        prediction is { IsAsOfSaid: true, CaseId: not null, ShadowOf: null } ? prediction.AsOf.ToUnixTimeMilliseconds() : null;

    private static long? Flag(bool? value) => value is { } known ? (known ? 1 : 0) : null;

    private static byte[] Bytes(float[] cells) =>
        BitConverter.IsLittleEndian ? MemoryMarshal.AsBytes<float>(cells).ToArray() : throw new PlatformNotSupportedException("Cells are kept little endian.");

    private long Now() => time.GetUtcNow().ToUnixTimeMilliseconds();
}
