using Predictor.Evaluation;

namespace Predictor.Models.Ledgers;

/// <summary>One outcome of one group.</summary>
/// <param name="Outcome">Its name.</param>
/// <param name="Contacts">That count.</param>
/// <param name="Customers">Behind them.</param>
/// <param name="Coverage">Share of the group's mature contacts that have a label.</param>
/// <param name="Observed">Customers who met it, each once.</param>
/// <param name="Expected">By the cases alone.</param>
/// <param name="Ratio">Observed over expected by itself, its interval by its own customers.</param>
/// <param name="Pooled">Drawn towards all groups': what the verdict goes by.</param>
/// <param name="Verdict">More or fewer where both leave 1 out on the same side: the group's own figure says so, and still does when it is drawn to the others'.</param>
public sealed record LineOutcome(
    string Outcome, int Contacts, int Customers, double Coverage, double Observed, double Expected, Estimate Ratio, Estimate Pooled, LedgerVerdict Verdict)
{
    /// <summary>Fewest expected of which anything is said.</summary>
    public const double FewestExpected = 5;

    public static LedgerVerdict Judge(double expected, Estimate ratio, Estimate pooled) =>
        expected < FewestExpected || !double.IsFinite(pooled.Low) || !double.IsFinite(ratio.Low) ? LedgerVerdict.TooFew
        : Math.Min(ratio.Low, pooled.Low) > 1 ? LedgerVerdict.More
        : Math.Max(ratio.High, pooled.High) < 1 ? LedgerVerdict.Fewer
        : LedgerVerdict.AsExpected;
}
