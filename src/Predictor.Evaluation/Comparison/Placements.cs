namespace Predictor.Evaluation.Comparison;

/// <summary>
/// Each row's placement among the other class, the structural components of DeLong's variance: of a positive, the share of negatives below it (ties
/// half); of a negative, the share of positives above it. Their means are both the area under the ROC curve.
/// </summary>
/// <param name="Positives">One a positive, in the order of rows.</param>
/// <param name="Negatives">One a negative, in the order of rows.</param>
internal sealed record Placements(double[] Positives, double[] Negatives)
{
    public double Auc => Positives.Length > 0 && Negatives.Length > 0 ? Positives.Average() : double.NaN;

    public static Placements Of(ReadOnlySpan<float> labels, ReadOnlySpan<double> scores)
    {
        LabelledScores.Check(labels, scores, areProbabilities: false);
        int[] order = [.. Enumerable.Range(0, labels.Length)];
        var sorted = scores.ToArray();
        Array.Sort(sorted, order);
        var allPositives = 0;
        foreach (var label in labels)
        {
            allPositives += (int)label;
        }

        var allNegatives = labels.Length - allPositives;
        var place = new double[labels.Length];
        int positivesBelow = 0, negativesBelow = 0;
        for (int start = 0, end; start < sorted.Length; start = end)
        {
            int positives = 0, negatives = 0;
            for (end = start; end < sorted.Length && sorted[end] == sorted[start]; end++)
            {
                var isPositive = labels[order[end]] > 0;
                positives += isPositive ? 1 : 0;
                negatives += isPositive ? 0 : 1;
            }

            for (var i = start; i < end; i++)
            {
                place[order[i]] = labels[order[i]] > 0
                    ? (negativesBelow + (negatives * 0.5)) / allNegatives
                    : (allPositives - positivesBelow - (positives * 0.5)) / allPositives;
            }

            positivesBelow += positives;
            negativesBelow += negatives;
        }

        var (ofPositives, ofNegatives) = (new List<double>(allPositives), new List<double>(allNegatives));
        for (var i = 0; i < place.Length; i++)
        {
            (labels[i] > 0 ? ofPositives : ofNegatives).Add(place[i]);
        }

        return new Placements([.. ofPositives], [.. ofNegatives]);
    }

    public Placements Less(Placements other) =>
        new([.. Positives.Zip(other.Positives, (a, b) => a - b)], [.. Negatives.Zip(other.Negatives, (a, b) => a - b)]);

    /// <summary>Covariance of two areas: of placements over positives by their number, and over negatives by theirs.</summary>
    public static double Covariance(Placements a, Placements b) =>
        (Covariance(a.Positives, b.Positives) / a.Positives.Length) + (Covariance(a.Negatives, b.Negatives) / a.Negatives.Length);

    private static double Covariance(double[] a, double[] b)
    {
        if (a.Length < 2)
        {
            return double.NaN;
        }

        double meanA = a.Average(), meanB = b.Average(), sum = 0;
        for (var i = 0; i < a.Length; i++)
        {
            sum += (a[i] - meanA) * (b[i] - meanB);
        }

        return sum / (a.Length - 1);
    }
}
