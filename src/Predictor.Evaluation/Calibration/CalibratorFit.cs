namespace Predictor.Evaluation.Calibration;

/// <summary>
/// Learns a calibrator from a slice that grew no tree. Rows may have weights, of which only the ratios count: they are scaled so that they add up
/// to the rows they are worth (<see cref="EffectiveRows"/>), which is what smoothed targets and added rows are held against.
/// </summary>
public static class CalibratorFit
{
    /// <summary>Rows of the rarer class from which isotonic is chosen; the room's README has the experiment behind it.</summary>
    public const int IsotonicFromRows = 1_000;

    /// <summary>
    /// Rows against the trend at each end of an isotonic fit. Pooling picks the end block with the most extreme rate: with half a row, two lucky
    /// rows said 0.8 in a model whose best hundredth was right 0.4 of the time. The room's README has the experiment behind five.
    /// </summary>
    private const int PseudoRows = 5;

    /// <summary>Isotonic where both classes have at least <see cref="IsotonicFromRows"/> (effective) rows, sigmoid below that.</summary>
    /// <param name="margins">Log-odds, finite.</param>
    /// <param name="labels">0 or 1, one a margin.</param>
    /// <param name="weights">Finite and above 0, one a margin; empty: all 1.</param>
    /// <exception cref="ArgumentException">No rows, lengths that differ, a label other than 0 and 1, a margin that is not finite, a weight that is not above 0.</exception>
    public static Calibrator Fit(ReadOnlySpan<double> margins, ReadOnlySpan<float> labels, ReadOnlySpan<float> weights = default)
    {
        Check(margins, labels, weights);
        var rarer = Math.Min(EffectiveRows.OfClass(labels, weights, isPositive: true), EffectiveRows.OfClass(labels, weights, isPositive: false));
        return rarer >= IsotonicFromRows ? FitIsotonic(margins, labels, weights) : FitSigmoid(margins, labels, weights);
    }

    /// <summary>
    /// Platt's sigmoid with his smoothed targets, by Newton's method; a slope below <see cref="SigmoidNewton.SmallestSlope"/> (a margin that
    /// says nothing, or the opposite) is held there, so that the map stays strictly increasing.
    /// </summary>
    public static SigmoidCalibrator FitSigmoid(ReadOnlySpan<double> margins, ReadOnlySpan<float> labels, ReadOnlySpan<float> weights = default)
    {
        Check(margins, labels, weights);
        return SigmoidNewton.Fit(margins, labels, EffectiveRows.Scale(weights));
    }

    /// <summary>
    /// Centred isotonic regression (Oron and Flournoy, 2017): pool adjacent violators, then a straight line from block to block through their mean
    /// margins, which rises strictly where the plain step function stands still. <see cref="PseudoRows"/> positives are added at the lowest margin
    /// and as many negatives at the highest before pooling: they widen the end blocks until neither says 0 or 1, nor much on the word of a few rows.
    /// </summary>
    public static IsotonicCalibrator FitIsotonic(ReadOnlySpan<double> margins, ReadOnlySpan<float> labels, ReadOnlySpan<float> weights = default)
    {
        Check(margins, labels, weights);
        var points = Distinct(margins, labels, EffectiveRows.Scale(weights));
        points[0] = points[0] with { Weight = points[0].Weight + PseudoRows, Positives = points[0].Positives + PseudoRows };
        points[^1] = points[^1] with { Weight = points[^1].Weight + PseudoRows };
        var blocks = PoolAdjacentViolators.Pool(points);
        return new IsotonicCalibrator([.. blocks.Select(block => block.Margin)], [.. blocks.Select(block => block.Rate)]);
    }

    /// <summary>One point a distinct margin, rising.</summary>
    internal static List<PooledBlock> Distinct(ReadOnlySpan<double> margins, ReadOnlySpan<float> labels, ReadOnlySpan<double> weights = default)
    {
        var keys = margins.ToArray();
        int[] rows = [.. Enumerable.Range(0, keys.Length)];
        Array.Sort(keys, rows);
        var points = new List<PooledBlock>();
        for (var i = 0; i < keys.Length; i++)
        {
            var weight = weights.IsEmpty ? 1 : weights[rows[i]];
            var positives = weight * labels[rows[i]];
            if (i > 0 && keys[i] == keys[i - 1])
            {
                points[^1] = points[^1] with { Weight = points[^1].Weight + weight, Positives = points[^1].Positives + positives };
            }
            else
            {
                points.Add(new PooledBlock(keys[i], weight, positives));
            }
        }

        return points;
    }

    private static void Check(ReadOnlySpan<double> margins, ReadOnlySpan<float> labels, ReadOnlySpan<float> weights)
    {
        LabelledScores.Check(labels, margins, areProbabilities: false);
        EffectiveRows.Check(weights, labels.Length);
        if (margins.IsEmpty)
        {
            throw new ArgumentException("A calibrator needs at least one row.", nameof(margins));
        }

        foreach (var margin in margins)
        {
            if (!double.IsFinite(margin))
            {
                throw new ArgumentException(FormattableString.Invariant($"A margin is {margin}: expected a finite one."), nameof(margins));
            }
        }
    }
}
