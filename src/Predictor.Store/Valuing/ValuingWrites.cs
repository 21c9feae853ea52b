using Predictor.Store.Databases;
using Predictor.Store.Lines;
using Predictor.Store.Writing;

namespace Predictor.Store.Valuing;

/// <summary>
/// Values as rows. A line is valued anew only if its latest score is still the one that was read, and only by the policy that counts: both are asked of the database
/// in the same statement, so that several services agree whatever each of them has seen.
/// </summary>
internal static class ValuingWrites
{
    private const CellKind Text = CellKind.Text;
    private const CellKind Whole = CellKind.Whole;
    private const CellKind Real = CellKind.Real;

    private const string Stands = "WHERE line_id = $1 AND prediction_id = $2 AND ended IS NULL AND EXISTS (SELECT 1 FROM desk_valuing WHERE model = $3 AND policy_stamp = $4)";

    private static readonly Statement Begun = new(
        """
        INSERT INTO desk_valuing (model, policy_stamp, policy_version, begun_ms) VALUES ($1, $2, $3, $4)
        ON CONFLICT (model) DO UPDATE SET policy_stamp = $2, policy_version = $3, begun_ms = $4, done_ms = NULL WHERE desk_valuing.policy_stamp <> $2
        """,
        [Text, Text, Whole, Whole]);

    private static readonly Statement Done = new("UPDATE desk_valuing SET done_ms = $3 WHERE model = $1 AND policy_stamp = $2", [Text, Text, Whole]);

    private static readonly Statement Valued = new(
        $"UPDATE desk_line SET policy_stamp = $4, policy_version = $5, value_outcome = $6, band = $7, second_band = $8, at_stake = $9, gain = $10, action = $11 {Stands}",
        [Text, Text, Text, Text, Whole, Text, Whole, Whole, Real, Real, Text]);

    /// <summary>The same of another outcome.</summary>
    private static readonly Statement Switched = new(
        $"""
        UPDATE desk_line SET policy_stamp = $4, policy_version = $5, value_outcome = $6, band = $7, second_band = $8, at_stake = $9, gain = $10, action = $11,
          probability = $12, second_probability = $13, reason_1 = $14, words_1 = $15, reason_2 = $16, words_2 = $17, search = $18 {Stands}
        """,
        [Text, Text, Text, Text, Whole, Text, Whole, Whole, Real, Real, Text, Real, Real, Text, Text, Text, Text, Text]);

    private static readonly Statement Dropped = new($"UPDATE desk_line SET ended = 'fell', ended_ms = $5, edition = edition + 1 {Stands}", [Text, Text, Text, Text, Whole]);

    public static StoreWrite Begin(ValuingPolicy policy, DateTimeOffset now) => new([(Begun, [policy.Model, policy.Stamp, (long)policy.Version, now.ToUnixTimeMilliseconds()])]);

    public static StoreWrite End(ValuingPolicy policy, DateTimeOffset now) => new([(Done, [policy.Model, policy.Stamp, now.ToUnixTimeMilliseconds()])]);

    public static StoreWrite Of(ValuingPolicy policy, IReadOnlyList<RevaluedLine> lines, IReadOnlyList<StaleLine> dropped, DateTimeOffset now) => new(
    [
        .. lines.Select(line => Row(policy, line)),
        .. dropped.Select(line => (Dropped, new object?[] { line.Id, line.PredictionId, policy.Model, policy.Stamp, now.ToUnixTimeMilliseconds() })),
    ]);

    private static (Statement Statement, object?[] Cells) Row(ValuingPolicy policy, RevaluedLine revalued)
    {
        var (line, value) = (revalued.Line, revalued.Value);
        object?[] cells =
        [
            line.Id, line.PredictionId, policy.Model, policy.Stamp, (long)policy.Version, policy.ValueOutcome, (long)revalued.Band, (long?)revalued.SecondBand, value.AtStake, value.Gain, value.Action,
        ];
        if (revalued.Answered is not { } answered)
            return (Valued, cells);
        var (first, second) = (answered.Reasons.Count > 0 ? answered.Reasons[0] : null, answered.Reasons.Count > 1 ? answered.Reasons[1] : null);
        return (Switched,
        [
            .. cells, answered.Probability, answered.SecondProbability, first?.Code, first?.Words, second?.Code, second?.Words,
            SearchKey.Of(line.CustomerId, line.CaseId, first?.Words, second?.Words),
        ]);
    }
}
