using Predictor.Store.Databases;
using Predictor.Store.Records;
using Predictor.Store.Writing;

namespace Predictor.Store.Lines;

/// <summary>Scores and customers as rows of the queue: one statement each, and nothing is read before.</summary>
internal static class LineWrites
{
    private const CellKind Text = CellKind.Text;
    private const CellKind Whole = CellKind.Whole;
    private const CellKind Real = CellKind.Real;

    /// <summary>In the order of <see cref="Cells"/>.</summary>
    private static readonly CellKind[] Kinds =
    [
        Text, Text, Text, Text, Text, Whole, Whole, Whole, Whole, Real, Whole, Real, Whole, Real, Real, Real, Text, Text, Text, Text, Text, Text, Text, Text, Text, Whole, Whole, Text, Text,
    ];

    /// <summary>What a later score, or one of a later moment, replaces. The customer stays: the line's id is made of his.</summary>
    private const string Refreshed = """
        case_id = $3, prediction_id = $4, model = $5, version = $6, policy_version = $7, moment = $8, scored_at = $9, probability = $10, band = $11,
        second_probability = $12, second_band = $13, value = $14, at_stake = $15, gain = $16, action = $17, reason_1 = $18, words_1 = $19, reason_2 = $20, words_2 = $21,
        queue = $22, channel = $23, team = $24, search = $25, asked = $27,
        policy_stamp = $28, value_outcome = $29,
        wake_at = CASE WHEN desk_line.case_id IS DISTINCT FROM $3 THEN 0 ELSE desk_line.wake_at END
        """;

    private const string IsLater = "($9 > desk_line.scored_at OR $9 = desk_line.scored_at AND $8 >= desk_line.moment)";

    /// <summary>A prediction that stood already, and so was not written, says nothing new.</summary>
    private const string IsWritten = "EXISTS (SELECT 1 FROM prediction WHERE prediction_id = $4)";

    /// <summary>One that somebody was done with opens again only by another case.</summary>
    private const string OpensAgain = "desk_line.ended IS NOT NULL AND (desk_line.ended <> 'done' OR $3 IS NULL OR desk_line.case_id IS DISTINCT FROM $3)";

    private static readonly Statement AtRisk = new(
        $"""
        INSERT INTO desk_line (line_id, customer_id, name, reference, name_key, case_id, prediction_id, model, version, policy_version, moment, scored_at, probability, band,
          second_probability, second_band, value, at_stake, gain, action, reason_1, words_1, reason_2, words_2, queue, channel, team, search, opened_ms, asked, policy_stamp, value_outcome,
          wake_at, edition)
        SELECT $1, $2, (SELECT name FROM customer WHERE customer_id = $2), (SELECT reference FROM customer WHERE customer_id = $2), (SELECT name_key FROM customer WHERE customer_id = $2),
          $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, 0, 1
        WHERE {IsWritten} AND NOT EXISTS (SELECT 1 FROM customer WHERE customer_id = $2 AND left_at <= $26 / 1000)
        ON CONFLICT (line_id) DO UPDATE SET {Refreshed},
          opened_ms = CASE WHEN {OpensAgain} THEN $26 ELSE desk_line.opened_ms END,
          owner = CASE WHEN {OpensAgain} THEN NULL ELSE desk_line.owner END,
          owner_name = CASE WHEN {OpensAgain} THEN NULL ELSE desk_line.owner_name END,
          edition = desk_line.edition + CASE WHEN {OpensAgain} THEN 1 ELSE 0 END,
          last_event = CASE WHEN {OpensAgain} THEN NULL ELSE desk_line.last_event END,
          ended_ms = CASE WHEN {OpensAgain} THEN NULL ELSE desk_line.ended_ms END,
          ended = CASE WHEN {OpensAgain} THEN NULL ELSE desk_line.ended END
        WHERE {IsLater}
        """,
        Kinds);

    private const string Falls = "ended IS NULL AND owner IS NULL AND wake_at = 0";

    private static readonly Statement NotAtRisk = new(
        $"""
        UPDATE desk_line SET {Refreshed},
          edition = edition + CASE WHEN {Falls} THEN 1 ELSE 0 END, ended_ms = CASE WHEN {Falls} THEN $26 ELSE ended_ms END, ended = CASE WHEN {Falls} THEN 'fell' ELSE ended END
        WHERE line_id = $1 AND {IsLater} AND {IsWritten}
        """,
        Kinds);

    /// <summary>A case that had no customer, and a line of its own, has one now.</summary>
    private static readonly Statement Joined = new(
        "UPDATE desk_line SET ended = 'joined', ended_ms = $3, edition = edition + 1 WHERE line_id = $1 AND ended IS NULL AND EXISTS (SELECT 1 FROM prediction WHERE prediction_id = $2)",
        [Text, Text, Whole]);

    private static readonly Statement Customer = new(
        """
        UPDATE desk_line SET
          name = COALESCE($2, name), reference = COALESCE($3, reference), name_key = COALESCE((SELECT name_key FROM customer WHERE customer_id = $6), name_key),
          edition = edition + CASE WHEN ended IS NULL AND $4 <= $5 THEN 1 ELSE 0 END,
          ended_ms = CASE WHEN ended IS NULL AND $4 <= $5 THEN $5 * 1000 ELSE ended_ms END,
          ended = CASE WHEN ended IS NULL AND $4 <= $5 THEN 'left' ELSE ended END
        WHERE line_id = $1
        """,
        [Text, Text, Text, Whole, Whole, Text]);

    /// <summary>Some at once, so that what is recorded meanwhile does not wait for long.</summary>
    private static readonly Statement Expired = new(
        """
        UPDATE desk_line SET ended = 'expired', ended_ms = $2, edition = edition + 1
        WHERE line_id IN (SELECT line_id FROM desk_line WHERE ended IS NULL AND owner IS NULL AND wake_at <= $2 / 1000 AND scored_at < $1 LIMIT 1000)
        """,
        [Whole, Whole]);

    /// <summary>Ends what has no score since a time, where nobody has it and it does not sleep.</summary>
    public static StoreWrite Expiry(DateTimeOffset before, DateTimeOffset now) => new([(Expired, [before.ToUnixTimeSeconds(), now.ToUnixTimeMilliseconds()])]);

    /// <summary>What a prediction says to the queue; after its own row.</summary>
    public static void Add(Prediction prediction, List<(Statement Statement, object?[] Cells)> rows)
    {
        if (prediction.Line is not { } line || LineId.Of(prediction.CustomerId, prediction.CaseId) is not { } id)
            return;
        var now = prediction.ReceivedAt.ToUnixTimeMilliseconds();
        rows.Add((line.IsAtRisk ? AtRisk : NotAtRisk, Cells(id, prediction, line, now)));
        if (prediction is { CustomerId: not null, CaseId: { } caseId })
            rows.Add((Joined, [LineId.OfCase(caseId), prediction.Id, now]));
    }

    /// <summary>Opens a line by a score that is recorded already, though nothing but a person puts it at risk.</summary>
    public static (Statement Statement, object?[] Cells) Opening(string id, Prediction prediction, LineScore line, DateTimeOffset now) => (AtRisk, Cells(id, prediction, line, now.ToUnixTimeMilliseconds()));

    /// <summary>What is on record of a customer, where a line shows it or ends by it; after his own row.</summary>
    public static IEnumerable<(Statement Statement, object?[] Cells)> Of(CustomerRecord customer, long nowMilliseconds)
    {
        if ((customer.Name ?? customer.Reference) is not null || customer.LeftAt is not null)
            yield return (Customer, [LineId.OfCustomer(customer.CustomerId), customer.Name, customer.Reference, customer.LeftAt, nowMilliseconds / 1_000, customer.CustomerId]);
    }

    private static object?[] Cells(string id, Prediction prediction, LineScore line, long now)
    {
        var (first, second) = (line.Reasons.Count > 0 ? line.Reasons[0] : null, line.Reasons.Count > 1 ? line.Reasons[1] : null);
        return
        [
            id, prediction.CustomerId, prediction.CaseId, prediction.Id, prediction.Model, (long)prediction.Version, (long)line.Value.PolicyVersion, (long)line.Moment, line.ScoredAt,
            line.Probability, (long)line.Band, line.SecondProbability, (long?)line.SecondBand, line.Value.Worth, line.Value.AtStake, line.Value.Gain, line.Value.Action,
            first?.Code, first?.Words, second?.Code, second?.Words, line.Queue, line.Channel, line.Team,
            SearchKey.Of(prediction.CustomerId, prediction.CaseId, first?.Words, second?.Words), now,
            line.AskedForContact ? 1L : 0L, line.PolicyStamp, line.ValueOutcome,
        ];
    }
}
