namespace Predictor.Evaluation;

/// <summary>
/// Point metrics over labels (0 or 1) and probabilities: the plain definitions, one at a time.
/// An undefined metric (no rows, or one class where two are needed) is NaN. None depends on the order of the rows:
/// rows with equal scores are one step, and share their positives evenly where a cut goes through them.
/// </summary>
/// <exception cref="ArgumentException">Lengths differ, a label is neither 0 nor 1, a score is NaN, a probability is outside 0 to 1.</exception>
public static class Metrics
{
    /// <summary>Log loss clips probabilities to [2^-52, 1 - 2^-52] (double epsilon, as scikit-learn 1.2), so one sure mistake costs at most 36.04.</summary>
    public const double LogLossClip = 2.220446049250313e-16;

    /// <summary>Area under the ROC curve; ties count half.</summary>
    public static double Auc(ReadOnlySpan<float> labels, ReadOnlySpan<double> scores)
    {
        LabelledScores.Check(labels, scores, areProbabilities: false);
        var ones = 0;
        foreach (var label in labels)
        {
            ones += (int)label;
        }

        var (positives, negatives) = (new double[ones], new double[labels.Length - ones]);
        for (var (i, one) = (0, 0); i < labels.Length; i++)
        {
            if (labels[i] > 0)
                positives[one++] = scores[i];
            else
                negatives[i - one] = scores[i];
        }

        return Auc(positives, negatives);
    }

    /// <summary>The same of the two classes' scores.</summary>
    /// <param name="positives">Sorted when it returns.</param>
    /// <param name="negatives">Likewise.</param>
    /// <exception cref="ArgumentException">A score is NaN.</exception>
    public static double Auc(double[] positives, double[] negatives)
    {
        if (Array.Exists(positives, double.IsNaN) || Array.Exists(negatives, double.IsNaN))
            throw new ArgumentException("A score is NaN: expected a number.");
        if (positives.Length == 0 || negatives.Length == 0)
            return double.NaN;
        SortedScores.Rise(positives);
        SortedScores.Rise(negatives);

        // Of each positive: how many negatives are below it, and half of those that are equal.
        var (below, upTo, won) = (0, 0, 0.0);
        foreach (var score in positives)
        {
            while (below < negatives.Length && negatives[below] < score)
            {
                below++;
            }

            upTo = Math.Max(upTo, below);
            while (upTo < negatives.Length && negatives[upTo] == score)
            {
                upTo++;
            }

            won += (below + upTo) / 2.0;
        }

        return won / ((double)positives.Length * negatives.Length);
    }

    /// <summary>Sum over recall steps of precision, ties as one step (as scikit-learn).</summary>
    public static double AveragePrecision(ReadOnlySpan<float> labels, ReadOnlySpan<double> scores)
    {
        var groups = TieGroup.Ascending(labels, scores);
        double rows = 0, positives = 0, sum = 0;
        for (var i = groups.Count - 1; i >= 0; i--)
        {
            rows += groups[i].Rows;
            positives += groups[i].Positives;
            sum += groups[i].Positives * positives / rows;
        }

        return positives > 0 ? sum / positives : double.NaN;
    }

    /// <summary>Mean of -ln of the probability given to what happened, clipped by <see cref="LogLossClip"/>; nats.</summary>
    public static double LogLoss(ReadOnlySpan<float> labels, ReadOnlySpan<double> probabilities)
    {
        LabelledScores.Check(labels, probabilities, areProbabilities: true);
        var sum = 0.0;
        for (var i = 0; i < labels.Length; i++)
        {
            sum += RowLogLoss(labels[i] > 0, probabilities[i]);
        }

        return sum / labels.Length;
    }

    /// <summary>Mean squared gap between probability and label.</summary>
    public static double Brier(ReadOnlySpan<float> labels, ReadOnlySpan<double> probabilities)
    {
        LabelledScores.Check(labels, probabilities, areProbabilities: true);
        var sum = 0.0;
        for (var i = 0; i < labels.Length; i++)
        {
            var gap = probabilities[i] - labels[i];
            sum += gap * gap;
        }

        return sum / labels.Length;
    }

    /// <summary>
    /// Mean absolute gap between predicted and observed over <paramref name="bins"/> bins of equal count, rows in order of probability,
    /// weighted by their rows; see <see cref="ReliabilityCurve"/> for how bins are cut.
    /// </summary>
    public static double CalibrationError(ReadOnlySpan<float> labels, ReadOnlySpan<double> probabilities, int bins = 15)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 1);
        var groups = TieGroup.Ascending(labels, probabilities, areProbabilities: true);
        var sums = new BinSums(labels.Length, groups.Sum(group => (long)group.Positives), bins);
        foreach (var group in groups)
        {
            sums.Add(group.Score, group.Rows, group.Positives);
        }

        return sums.CalibrationError;
    }

    /// <summary>
    /// Largest distance between the distributions of the positives' and the negatives' scores (two-sample Kolmogorov-Smirnov statistic):
    /// the most by which any threshold takes more of the ones than of the others.
    /// </summary>
    public static double KolmogorovSmirnov(ReadOnlySpan<float> labels, ReadOnlySpan<double> scores)
    {
        var groups = TieGroup.Ascending(labels, scores);
        double positives = groups.Sum(group => (long)group.Positives), negatives = labels.Length - positives;
        double positivesBelow = 0, negativesBelow = 0, largest = 0;
        foreach (var group in groups)
        {
            positivesBelow += group.Positives;
            negativesBelow += group.Negatives;
            largest = Math.Max(largest, Math.Abs((negativesBelow / negatives) - (positivesBelow / positives)));
        }

        return positives > 0 && negatives > 0 ? largest : double.NaN;
    }

    /// <summary>Positive rate of the tenth of rows with the highest scores (rounded up to whole rows) over the rate of all.</summary>
    public static double TopDecileLift(ReadOnlySpan<float> labels, ReadOnlySpan<double> scores)
    {
        var groups = TieGroup.Ascending(labels, scores);
        long tenth = (labels.Length + 9L) / 10, left = tenth, positives = 0;
        var caught = 0.0;
        for (var i = groups.Count - 1; i >= 0; i--)
        {
            var taken = Math.Min(left, groups[i].Rows);
            caught += taken * groups[i].Rate;
            left -= taken;
            positives += groups[i].Positives;
        }

        return positives > 0 ? caught / tenth / ((double)positives / labels.Length) : double.NaN;
    }

    internal static double RowLogLoss(bool positive, double probability) =>
        -Math.Log(Math.Clamp(positive ? probability : 1 - probability, LogLossClip, 1 - LogLossClip));
}
