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

    /// <summary>Mean absolute gap between predicted and observed over 15 bins of equal count.</summary>
    public required Estimate CalibrationError { get; init; }

    /// <summary>Positive rate in the tenth with the highest probability over the overall rate.</summary>
    public required Estimate TopDecileLift { get; init; }

    /// <summary>Measures; intervals resample customers (percentile bootstrap).</summary>
    /// <param name="labels">0 or 1.</param>
    /// <param name="probabilities">In [0, 1], one a label.</param>
    /// <param name="customers">Group number of each row, or empty when each row is its own.</param>
    /// <param name="seed">Of the resampling.</param>
    /// <param name="draws">Bootstrap draws.</param>
    public static Performance Measure(ReadOnlySpan<float> labels, ReadOnlySpan<double> probabilities, ReadOnlySpan<int> customers, ulong seed = 1, int draws = 200) =>
        throw new NotImplementedException();
}
