using System.Text.Json.Serialization;
using Predictor.Evaluation.Profit;
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

    /// <summary>Most by which a threshold takes more of the positives than of the negatives, 0 to 1; its interval is centred. Null in what an older program measured, as all below.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Estimate? KolmogorovSmirnov { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public BrierParts? BrierParts { get; init; }

    /// <summary>Of the logistic regression of the label on the log-odds; 1 is best.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Estimate? CalibrationSlope { get; init; }

    /// <summary>Of the same regression; 0 is best.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Estimate? CalibrationIntercept { get; init; }

    /// <summary>Intercept with the slope held at 1: above 0 where probabilities are too low on the whole.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Estimate? CalibrationInTheLarge { get; init; }

    /// <summary>Expected maximum profit for churn.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ProfitEstimate? Profit { get; init; }

    /// <summary>Whether all figures are there: what an older program measured lacks some.</summary>
    [JsonIgnore]
    public bool IsComplete => (KolmogorovSmirnov, BrierParts, CalibrationSlope, CalibrationIntercept, CalibrationInTheLarge, Profit)
        is (not null, not null, not null, not null, not null, not null);

    /// <summary>
    /// Measures; intervals resample customers (percentile bootstrap). Same arguments, same figures, whatever the number of threads.
    /// O(rows log rows) once, then O(rows) a draw.
    /// </summary>
    /// <param name="labels">0 or 1.</param>
    /// <param name="probabilities">In [0, 1], one a label.</param>
    /// <param name="customers">Group number of each row, or empty when each row is its own.</param>
    /// <param name="seed">Of the resampling.</param>
    /// <param name="draws">Bootstrap draws; 0 gives no intervals (NaN).</param>
    /// <param name="economics">Of the expected maximum profit; null: the paper's.</param>
    /// <param name="values">What each row's customer is worth, money; empty: as the economics say. See <see cref="ExpectedMaximumProfit"/> for gaps.</param>
    /// <exception cref="ArgumentException">Lengths differ, a label is neither 0 nor 1, a probability is outside 0 to 1, economics out of range.</exception>
    public static Performance Measure(
        ReadOnlySpan<float> labels,
        ReadOnlySpan<double> probabilities,
        ReadOnlySpan<int> customers,
        ulong seed = 1,
        int draws = 200,
        ChurnEconomics? economics = null,
        ReadOnlySpan<double> values = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(draws);
        LabelledScores.Check(labels, probabilities, areProbabilities: true);
        economics ??= ChurnEconomics.Default;
        var ranked = new RankedRows(labels, probabilities, CustomerNumbers.Of(customers, labels.Length), economics, values);
        return Of(ranked, ClusterBootstrap.Draw(ranked, seed, draws), economics, !values.IsEmpty);
    }

    /// <summary>Of rows as they are, with the draws made of them.</summary>
    internal static Performance Of(RankedRows ranked, PointMetrics[] drawn, ChurnEconomics economics, bool byRow)
    {
        var (whole, draws) = (ranked.Whole, drawn.Length);
        Estimate With(Func<PointMetrics, double> metric) => PercentileInterval.Of(metric(whole), drawn.Select(metric), draws);
        Estimate Centred(Func<PointMetrics, double> metric) => PercentileInterval.Centred(metric(whole), drawn.Select(metric), draws);
        return new Performance
        {
            Rows = ranked.Rows,
            Positives = ranked.Positives,
            Customers = ranked.Customers,
            Auc = With(m => m.Auc),
            AveragePrecision = With(m => m.AveragePrecision),
            LogLoss = With(m => m.LogLoss),
            Brier = With(m => m.Brier),
            CalibrationError = Centred(m => m.CalibrationError),
            TopDecileLift = With(m => m.TopDecileLift),
            KolmogorovSmirnov = Centred(m => m.KolmogorovSmirnov),
            BrierParts = new BrierParts(
                Centred(m => m.BrierParts.Reliability),
                Centred(m => m.BrierParts.Resolution),
                With(m => m.BrierParts.Uncertainty),
                With(m => m.BrierParts.WithinVariance),
                With(m => m.BrierParts.WithinCovariance)),
            CalibrationSlope = With(m => m.Line.Slope),
            CalibrationIntercept = With(m => m.Line.Intercept),
            CalibrationInTheLarge = With(m => m.Line.InTheLarge),
            Profit = new ProfitEstimate(economics, byRow, Centred(m => m.Profit.PerRow), With(m => m.Profit.Share)),
        };
    }
}
