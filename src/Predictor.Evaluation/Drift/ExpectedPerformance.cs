using Predictor.Evaluation.Resampling;

namespace Predictor.Evaluation.Drift;

/// <summary>
/// How good calibrated probabilities are expected to be, without a label (confidence-based performance estimation, CBPE: each row counts as a positive with
/// its probability and as a negative with the rest). Right as far as the probabilities are: it sees that cases got harder, not that the world changed its mind.
/// </summary>
/// <param name="Rows">Rows it is over.</param>
/// <param name="Auc">Expected number of pairs in right order (ties half) over the expected number of pairs, a row making no pair with itself.</param>
/// <param name="LogLoss">Mean entropy, nats; probabilities clipped as in <see cref="Metrics.LogLoss"/>.</param>
/// <param name="Brier">Mean of p (1 - p).</param>
/// <param name="PositiveRate">Mean probability.</param>
public sealed record ExpectedPerformance(int Rows, Estimate Auc, Estimate LogLoss, Estimate Brier, Estimate PositiveRate)
{
    /// <summary>O(n log n), then O(n) a draw of customers. Same arguments, same figures, whatever the number of threads.</summary>
    /// <param name="probabilities">Calibrated, in [0, 1].</param>
    /// <param name="customers">Group number of each row, or empty when each row is its own.</param>
    /// <param name="seed">Of the resampling.</param>
    /// <param name="draws">Bootstrap draws; 0 gives no intervals (NaN).</param>
    /// <exception cref="ArgumentException">A probability is outside 0 to 1; customers neither one a row nor none.</exception>
    public static ExpectedPerformance Of(ReadOnlySpan<double> probabilities, ReadOnlySpan<int> customers, ulong seed = 1, int draws = 200)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(draws);
        LabelledScores.Check(new float[probabilities.Length], probabilities, areProbabilities: true);
        var numbers = CustomerNumbers.Of(customers, probabilities.Length);
        var rows = new CalibratedRows(probabilities, numbers);
        var each = new int[numbers.Count];
        Array.Fill(each, 1);
        return Of(rows.Rows, rows.Expected(each), ClusterBootstrap.Draw(seed, draws, () => new int[numbers.Count], times => times, times => rows.Expected(times)));
    }

    /// <summary>Of rows as they are, with the draws made of them.</summary>
    internal static ExpectedPerformance Of(int rows, PerformanceFigures whole, PerformanceFigures[] drawn)
    {
        Estimate With(Func<PerformanceFigures, double> figure) => PercentileInterval.Of(figure(whole), drawn.Select(figure), drawn.Length);
        return new ExpectedPerformance(rows, With(f => f.Auc), With(f => f.LogLoss), With(f => f.Brier), With(f => f.PositiveRate));
    }
}
