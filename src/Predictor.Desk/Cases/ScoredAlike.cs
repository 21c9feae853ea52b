using Predictor.Evaluation;
using Predictor.Models.Bundles;

namespace Predictor.Desk.Cases;

/// <summary>
/// What became of cases that were scored like one: the group of the version's own test slice (which grew no tree) that it falls into. The slice is in groups of equal
/// count by probability, and between two groups the middle of their mean probabilities counts as the border.
/// </summary>
/// <param name="Cases">In the group.</param>
/// <param name="Positives">To whom it happened.</param>
/// <param name="Observed">Their share, with its 95 % interval (Wilson, 1927).</param>
/// <param name="Predicted">Mean probability of the group.</param>
/// <param name="IsLike">False: the case is scored so far above (or below) the outermost group that the group does not speak for it.</param>
/// <param name="From">First moment of the slice; null: not known.</param>
/// <param name="To">Last moment.</param>
public sealed record ScoredAlike(int Cases, int Positives, Estimate Observed, double Predicted, bool IsLike, DateTimeOffset? From, DateTimeOffset? To)
{
    /// <summary>Fewer cases say too little.</summary>
    public const int Fewest = 50;

    public bool IsEnough => IsLike && Cases >= Fewest;

    /// <returns>Null where the version has no test slice.</returns>
    public static ScoredAlike? Of(OutcomeReport report, double probability)
    {
        ArgumentNullException.ThrowIfNull(report);
        var bins = report.After.Bins;
        if (bins.Count == 0)
            return null;
        var place = 0;
        while (place + 1 < bins.Count && probability >= (bins[place].Predicted + bins[place + 1].Predicted) / 2)
        {
            place++;
        }

        var bin = bins[place];

        // The outermost groups have no border beyond them: they reach as far from their mean as on the other side.
        var isLike = bins.Count == 1
            || ((place < bins.Count - 1 || probability <= bin.Predicted + ((bin.Predicted - bins[place - 1].Predicted) / 2))
                && (place > 0 || probability >= bin.Predicted - ((bins[1].Predicted - bin.Predicted) / 2)));
        return new ScoredAlike(bin.Rows, (int)Math.Round(bin.Rows * bin.Observed.Value), bin.Observed, bin.Predicted, isLike, report.Test.From, report.Test.To);
    }
}
