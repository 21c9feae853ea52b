using Predictor.Evaluation.Resampling;

namespace Predictor.Evaluation;

/// <summary>How good predictions were on a slice.</summary>
public sealed record Performance
{
    public required int Rows { get; init; }

    public required int Positives { get; init; }

    public required int Customers { get; init; }

    public required Estimate Auc { get; init; }

    public required Estimate AveragePrecision { get; init; }

    public required Estimate LogLoss { get; init; }

    public required Estimate Brier { get; init; }

    /// <summary>Mean absolute gap between predicted and observed over 15 bins of equal count; its interval is centred, as noise can only raise it.</summary>
    public required Estimate CalibrationError { get; init; }

    /// <summary>Positive rate in the tenth with the highest probability over the overall rate.</summary>
    public required Estimate TopDecileLift { get; init; }

    /// <summary>
    /// Measures; intervals resample customers (percentile bootstrap). Same arguments, same figures, whatever the number of threads.
    /// O(rows log rows) once, then O(rows) a draw.
    /// </summary>
    /// <param name="labels">0 or 1.</param>
    /// <param name="probabilities">In [0, 1], one a label.</param>
    /// <param name="customers">Group number of each row, or empty when each row is its own.</param>
    /// <param name="seed">Of the resampling.</param>
    /// <param name="draws">Bootstrap draws; 0 gives no intervals (NaN).</param>
    /// <exception cref="ArgumentException">Lengths differ, a label is neither 0 nor 1, a probability is outside 0 to 1.</exception>
    public static Performance Measure(ReadOnlySpan<float> labels, ReadOnlySpan<double> probabilities, ReadOnlySpan<int> customers, ulong seed = 1, int draws = 200)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(draws);
        LabelledScores.Check(labels, probabilities, areProbabilities: true);
        if (!customers.IsEmpty && customers.Length != labels.Length)
        {
            throw new ArgumentException($"{customers.Length} customers for {labels.Length} rows: expected one a row, or none.", nameof(customers));
        }

        var ranked = new RankedRows(labels, probabilities, customers);
        var each = new int[ranked.Customers];
        Array.Fill(each, 1);
        var whole = ranked.Measure(each);
        var drawn = ClusterBootstrap.Draw(ranked, seed, draws);
        Estimate With(Func<PointMetrics, double> metric) => PercentileInterval.Of(metric(whole), drawn.Select(metric), draws);
        return new Performance
        {
            Rows = ranked.Rows,
            Positives = ranked.Positives,
            Customers = ranked.Customers,
            Auc = With(m => m.Auc),
            AveragePrecision = With(m => m.AveragePrecision),
            LogLoss = With(m => m.LogLoss),
            Brier = With(m => m.Brier),
            CalibrationError = PercentileInterval.Centred(whole.CalibrationError, drawn.Select(m => m.CalibrationError), draws),
            TopDecileLift = With(m => m.TopDecileLift),
        };
    }
}
