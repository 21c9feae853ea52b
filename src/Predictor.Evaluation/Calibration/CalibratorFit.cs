namespace Predictor.Evaluation.Calibration;

/// <summary>Learns a calibrator from a slice that grew no tree.</summary>
public static class CalibratorFit
{
    /// <summary>Rows of the rarer class from which isotonic is chosen; the room's README has the experiment behind it.</summary>
    public const int IsotonicFromRows = 1_000;

    /// <summary>
    /// Rows against the trend at each end of an isotonic fit. Pooling picks the end block with the most extreme rate: with half a row, two lucky
    /// rows said 0.8 in a model whose best hundredth was right 0.4 of the time. The room's README has the experiment behind five.
    /// </summary>
    private const int PseudoRows = 5;

    /// <summary>Isotonic where both classes have at least <see cref="IsotonicFromRows"/> rows, sigmoid below that.</summary>
    /// <exception cref="ArgumentException">No rows, lengths that differ, a label other than 0 and 1, a margin that is not finite.</exception>
    public static Calibrator Fit(ReadOnlySpan<double> margins, ReadOnlySpan<float> labels)
    {
        Check(margins, labels);
        var positives = 0;
        foreach (var label in labels)
        {
            positives += (int)label;
        }

        return Math.Min(positives, labels.Length - positives) >= IsotonicFromRows ? FitIsotonic(margins, labels) : FitSigmoid(margins, labels);
    }

    /// <summary>
    /// Platt's sigmoid with his smoothed targets, by Newton's method; a slope below <see cref="SigmoidNewton.SmallestSlope"/> (a margin that
    /// says nothing, or the opposite) is held there, so that the map stays strictly increasing.
    /// </summary>
    public static SigmoidCalibrator FitSigmoid(ReadOnlySpan<double> margins, ReadOnlySpan<float> labels)
    {
        Check(margins, labels);
        return SigmoidNewton.Fit(margins, labels);
    }

    /// <summary>
    /// Centred isotonic regression (Oron and Flournoy, 2017): pool adjacent violators, then a straight line from block to block through their mean
    /// margins, which rises strictly where the plain step function stands still. <see cref="PseudoRows"/> positives are added at the lowest margin
    /// and as many negatives at the highest before pooling: they widen the end blocks until neither says 0 or 1, nor much on the word of a few rows.
    /// </summary>
    public static IsotonicCalibrator FitIsotonic(ReadOnlySpan<double> margins, ReadOnlySpan<float> labels)
    {
        Check(margins, labels);
        var points = Distinct(margins, labels);
        points[0] = points[0] with { Weight = points[0].Weight + PseudoRows, Positives = points[0].Positives + PseudoRows };
        points[^1] = points[^1] with { Weight = points[^1].Weight + PseudoRows };
        var blocks = PoolAdjacentViolators.Pool(points);
        return new IsotonicCalibrator([.. blocks.Select(block => block.Margin)], [.. blocks.Select(block => block.Rate)]);
    }

    /// <summary>One point a distinct margin, rising.</summary>
    internal static List<PooledBlock> Distinct(ReadOnlySpan<double> margins, ReadOnlySpan<float> labels)
    {
        var keys = margins.ToArray();
        var sorted = labels.ToArray();
        Array.Sort(keys, sorted);
        var points = new List<PooledBlock>();
        for (var i = 0; i < keys.Length; i++)
        {
            if (i > 0 && keys[i] == keys[i - 1])
            {
                points[^1] = points[^1] with { Weight = points[^1].Weight + 1, Positives = points[^1].Positives + sorted[i] };
            }
            else
            {
                points.Add(new PooledBlock(keys[i], 1, sorted[i]));
            }
        }

        return points;
    }

    private static void Check(ReadOnlySpan<double> margins, ReadOnlySpan<float> labels)
    {
        LabelledScores.Check(labels, margins, areProbabilities: false);
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
