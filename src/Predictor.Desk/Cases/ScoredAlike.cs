using Predictor.Evaluation;
using Predictor.Models.Bundles;
using Predictor.Models.Monitoring;

namespace Predictor.Desk.Cases;

/// <summary>
/// What became of cases that were scored like one. Alike are those whose probabilities fall into the same group of the version's own test slice (which grew no tree), as its
/// reliability curve places them: those of the slice, and apart from them those that came later.
/// </summary>
/// <param name="Cases">In the group.</param>
/// <param name="Positives">To whom it happened.</param>
/// <param name="Observed">Their share, with its 95 % interval (Wilson, 1927).</param>
/// <param name="Predicted">Mean probability of the group.</param>
/// <param name="IsLike">False: the case is scored so far above (or below) the outermost group that the group does not speak for it.</param>
/// <param name="From">First moment of the slice, or of what came later; null: not known.</param>
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
        if (report.After.Bins.Count == 0)
            return null;
        var (place, isLike) = report.After.Place(probability);
        return Of(report.After.Bins[place], isLike, report.Test.From, report.Test.To);
    }

    /// <param name="report">Of the version.</param>
    /// <param name="later">What came later, by the groups of the same version.</param>
    /// <param name="probability">Of the case.</param>
    /// <returns>None of them where nothing came yet; null where the case is beyond the outermost group, so that none is like it.</returns>
    public static ScoredAlike? Since(OutcomeReport report, LaterCases later, double probability)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(later);
        return report.After.Bins.Count == later.Groups.Count && report.After.Place(probability) is (var place, true)
            ? Of(later.Groups[place] ?? new ReliabilityBin(0, probability, new Estimate(double.NaN, double.NaN, double.NaN)), isLike: true, later.From, later.To)
            : null;
    }

    private static ScoredAlike Of(ReliabilityBin bin, bool isLike, DateTimeOffset? from, DateTimeOffset? to) =>
        new(bin.Rows, bin.Rows == 0 ? 0 : (int)Math.Round(bin.Rows * bin.Observed.Value), bin.Observed, bin.Predicted, isLike, from, to);
}
