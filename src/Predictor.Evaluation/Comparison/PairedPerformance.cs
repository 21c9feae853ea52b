using Predictor.Evaluation.Profit;
using Predictor.Evaluation.Resampling;

namespace Predictor.Evaluation.Comparison;

/// <summary>
/// Two predictions of the same rows: second less first, with 95 % intervals by drawing customers (the same draws for both, so that what both share
/// cancels). Below 0 is better for log loss, Brier and calibration error, above 0 for AUC and profit.
/// </summary>
public sealed record PairedPerformance
{
    public required Performance First { get; init; }

    public required Performance Second { get; init; }

    public required Estimate Auc { get; init; }

    public required Estimate AveragePrecision { get; init; }

    public required Estimate LogLoss { get; init; }

    public required Estimate Brier { get; init; }

    public required Estimate CalibrationError { get; init; }

    /// <summary>Expected maximum profit, money per row.</summary>
    public required Estimate Profit { get; init; }

    /// <summary>O(rows log rows) once, then O(rows) a draw. Same arguments, same figures, whatever the number of threads.</summary>
    /// <param name="labels">0 or 1.</param>
    /// <param name="first">Probabilities, one a label.</param>
    /// <param name="second">Probabilities, one a label.</param>
    /// <param name="customers">Group number of each row, or empty when each row is its own.</param>
    /// <param name="seed">Of the resampling.</param>
    /// <param name="draws">Bootstrap draws; 0 gives no intervals (NaN).</param>
    /// <param name="economics">Of the expected maximum profit; null: the paper's.</param>
    /// <param name="values">What each row's customer is worth, money; empty: as the economics say.</param>
    /// <exception cref="ArgumentException">Lengths differ, a label is neither 0 nor 1, a probability is outside 0 to 1, economics out of range.</exception>
    public static PairedPerformance Measure(
        ReadOnlySpan<float> labels,
        ReadOnlySpan<double> first,
        ReadOnlySpan<double> second,
        ReadOnlySpan<int> customers,
        ulong seed = 1,
        int draws = 200,
        ChurnEconomics? economics = null,
        ReadOnlySpan<double> values = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(draws);
        LabelledScores.Check(labels, first, areProbabilities: true);
        LabelledScores.Check(labels, second, areProbabilities: true);
        var numbers = CustomerNumbers.Of(customers, labels.Length);
        economics ??= ChurnEconomics.Default;
        var (one, two) = (new RankedRows(labels, first, numbers, economics, values), new RankedRows(labels, second, numbers, economics, values));
        var (drawnOne, drawnTwo) = (ClusterBootstrap.Draw(one, seed, draws), ClusterBootstrap.Draw(two, seed, draws));
        var measuredOne = Performance.Of(one, drawnOne, economics, !values.IsEmpty);
        var measuredTwo = Performance.Of(two, drawnTwo, economics, !values.IsEmpty);
        Estimate Between(Func<Performance, Estimate> whole, Func<PointMetrics, double> metric) => PercentileInterval.Of(
            whole(measuredTwo).Value - whole(measuredOne).Value, drawnTwo.Zip(drawnOne, (b, a) => metric(b) - metric(a)), draws);
        return new PairedPerformance
        {
            First = measuredOne,
            Second = measuredTwo,
            Auc = Between(p => p.Auc, m => m.Auc),
            AveragePrecision = Between(p => p.AveragePrecision, m => m.AveragePrecision),
            LogLoss = Between(p => p.LogLoss, m => m.LogLoss),
            Brier = Between(p => p.Brier, m => m.Brier),
            CalibrationError = Between(p => p.CalibrationError, m => m.CalibrationError),
            Profit = Between(p => p.Profit!.PerRow, m => m.Profit.PerRow),
        };
    }
}
