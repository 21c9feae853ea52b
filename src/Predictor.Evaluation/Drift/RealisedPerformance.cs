using Predictor.Evaluation.Resampling;

namespace Predictor.Evaluation.Drift;

/// <summary>What the probabilities of labelled rows led to expect beside what came. Intervals resample customers, the same draws for both sides.</summary>
public sealed record RealisedPerformance
{
    public required int Rows { get; init; }

    public required int Positives { get; init; }

    public required int Customers { get; init; }

    /// <summary>Without the labels of these rows.</summary>
    public required ExpectedPerformance Expected { get; init; }

    public required Estimate Auc { get; init; }

    /// <summary>Nats.</summary>
    public required Estimate LogLoss { get; init; }

    public required Estimate Brier { get; init; }

    public required Estimate PositiveRate { get; init; }

    /// <summary>Realised less expected; below 0 where the order is worse than promised.</summary>
    public required Estimate AucGap { get; init; }

    /// <summary>Realised less expected. Cases that turned out harder raise it as well as probabilities that are off.</summary>
    public required Estimate LogLossGap { get; init; }

    /// <summary>Realised less expected.</summary>
    public required Estimate BrierGap { get; init; }

    /// <summary>Realised less expected; above 0 where more happened than was said.</summary>
    public required Estimate PositiveRateGap { get; init; }

    /// <summary>By how much a sigmoid fitted to these labels would lower the log loss, nats: what probabilities that are off cost. Its interval is centred, as noise can only raise it.</summary>
    public required Estimate RecalibrationGain { get; init; }

    public required PerformanceVerdict Verdict { get; init; }

    /// <summary>O(n log n), then O(n) a draw of customers. Same arguments, same figures, whatever the number of threads.</summary>
    /// <param name="labels">0 or 1.</param>
    /// <param name="probabilities">Calibrated, in [0, 1], one a label.</param>
    /// <param name="customers">Group number of each row, or empty when each row is its own.</param>
    /// <param name="seed">Of the resampling.</param>
    /// <param name="draws">Bootstrap draws; 0 gives no intervals (NaN), and so no verdict but <see cref="PerformanceVerdict.WithinNoise"/> or <see cref="PerformanceVerdict.TooFew"/>.</param>
    /// <exception cref="ArgumentException">Lengths differ, a label is neither 0 nor 1, a probability is outside 0 to 1.</exception>
    public static RealisedPerformance Of(
        ReadOnlySpan<float> labels, ReadOnlySpan<double> probabilities, ReadOnlySpan<int> customers, ulong seed = 1, int draws = 200)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(draws);
        LabelledScores.Check(labels, probabilities, areProbabilities: true);
        var numbers = CustomerNumbers.Of(customers, probabilities.Length);
        var rows = new CalibratedRows(probabilities, numbers, labels);
        var each = new int[numbers.Count];
        Array.Fill(each, 1);
        var (expected, realised) = (rows.Expected(each), rows.Realised(each));
        var drawn = ClusterBootstrap.Draw(
            seed, draws, () => new int[numbers.Count], times => times, times => (Expected: rows.Expected(times), Realised: rows.Realised(times), Gain: rows.RecalibrationGain(times)));
        Estimate Realised(Func<PerformanceFigures, double> figure) => PercentileInterval.Of(figure(realised), drawn.Select(draw => figure(draw.Realised)), draws);
        Estimate Gap(Func<PerformanceFigures, double> figure) =>
            PercentileInterval.Of(figure(realised - expected), drawn.Select(draw => figure(draw.Realised - draw.Expected)), draws);

        var positives = 0;
        foreach (var label in labels)
        {
            positives += label > 0 ? 1 : 0;
        }

        var gain = PercentileInterval.Centred(rows.RecalibrationGain(each), drawn.Select(draw => draw.Gain), draws);
        return new RealisedPerformance
        {
            Rows = rows.Rows,
            Positives = positives,
            Customers = numbers.Count,
            Expected = ExpectedPerformance.Of(rows.Rows, expected, [.. drawn.Select(draw => draw.Expected)]),
            Auc = Realised(f => f.Auc),
            LogLoss = Realised(f => f.LogLoss),
            Brier = Realised(f => f.Brier),
            PositiveRate = Realised(f => f.PositiveRate),
            AucGap = Gap(f => f.Auc),
            LogLossGap = Gap(f => f.LogLoss),
            BrierGap = Gap(f => f.Brier),
            PositiveRateGap = Gap(f => f.PositiveRate),
            RecalibrationGain = gain,
            Verdict = PerformanceJudging.Of(positives, rows.Rows, numbers.Count, gain),
        };
    }
}
