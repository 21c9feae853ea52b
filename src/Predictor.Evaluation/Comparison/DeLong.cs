using Predictor.Evaluation.Distributions;

namespace Predictor.Evaluation.Comparison;

/// <summary>
/// The area under the ROC curve with its standard error, for rows that are independent of each other (customers do not repeat; where they do, resample
/// them). E. R. DeLong, D. M. DeLong, D. L. Clarke-Pearson, 1988, "Comparing the areas under two or more correlated receiver operating characteristic
/// curves"; by mid-ranks as X. Sun, W. Xu, 2014, "Fast implementation of DeLong's algorithm". O(n log n).
/// </summary>
/// <exception cref="ArgumentException">Lengths differ, a label is neither 0 nor 1, a score is NaN.</exception>
public static class DeLong
{
    /// <summary>One area. Undefined (NaN) without both classes; its error and interval with fewer than two rows of either.</summary>
    public static DeLongAuc Auc(ReadOnlySpan<float> labels, ReadOnlySpan<double> scores)
    {
        var places = Placements.Of(labels, scores);
        var error = Math.Sqrt(Placements.Covariance(places, places));
        var half = NormalDistribution.Z975 * error;
        return new DeLongAuc(new Estimate(places.Auc, Math.Max(0, places.Auc - half), Math.Min(1, places.Auc + half)), error);
    }

    /// <summary>Two scores of the same rows.</summary>
    public static DeLongDifference Compare(ReadOnlySpan<float> labels, ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        var (a, b) = (Placements.Of(labels, first), Placements.Of(labels, second));
        var difference = b.Auc - a.Auc;

        // Equal in law to Var(a) + Var(b) - 2 Cov(a, b), without cancelling: the variance of the differences of placements.
        var error = Math.Sqrt(Placements.Covariance(b.Less(a), b.Less(a)));
        var half = NormalDistribution.Z975 * error;
        var z = error > 0 ? difference / error : difference == 0 && error == 0 ? 0 : double.NaN;
        return new DeLongDifference(a.Auc, b.Auc, new Estimate(difference, difference - half, difference + half), error, z, NormalDistribution.TwoSided(z));
    }
}
