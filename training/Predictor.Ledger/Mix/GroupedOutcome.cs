using Predictor.Evaluation.Ratios;

namespace Predictor.Ledger.Mix;

/// <summary>One outcome by the groups of a grouping.</summary>
/// <param name="Outcome">Which.</param>
/// <param name="Counted">By contact: 1, 0, -1 does not count.</param>
/// <param name="Expected">By contact.</param>
/// <param name="Ratios">By group.</param>
/// <param name="Coverage">By group: share of mature contacts with a label.</param>
internal sealed record GroupedOutcome(CountedOutcome Outcome, sbyte[] Counted, double[] Expected, GroupRatios Ratios, double[] Coverage);
