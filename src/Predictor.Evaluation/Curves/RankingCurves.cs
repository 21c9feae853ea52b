namespace Predictor.Evaluation.Curves;

/// <summary>
/// Curves over all thresholds, from the strictest on. Each point is exact; of many, as many as asked for are kept, evenly spaced along the curve.
/// Rows with equal scores are one step. Without rows of a class that a curve divides by, it is empty. O(n log n).
/// </summary>
/// <exception cref="ArgumentException">Lengths differ, a label is neither 0 nor 1, a score is NaN.</exception>
public static class RankingCurves
{
    /// <summary>Enough for a chart of a screen's width.</summary>
    public const int MostPoints = 201;

    /// <summary>X: share of negatives taken (false positive rate); Y: share of positives taken (true positive rate). From (0, 0) to (1, 1).</summary>
    public static IReadOnlyList<CurvePoint> Roc(ReadOnlySpan<float> labels, ReadOnlySpan<double> scores, int mostPoints = MostPoints) =>
        Of(labels, scores, mostPoints, needsNegatives: true, fromNothing: true, (taken, all) => ((double)taken.Negatives / all.Negatives, (double)taken.Positives / all.Positives));

    /// <summary>X: recall; Y: precision. Its first point is that of the highest score, for without rows taken there is no precision.</summary>
    public static IReadOnlyList<CurvePoint> PrecisionRecall(ReadOnlySpan<float> labels, ReadOnlySpan<double> scores, int mostPoints = MostPoints) =>
        Of(labels, scores, mostPoints, needsNegatives: false, fromNothing: false, (taken, all) => ((double)taken.Positives / all.Positives, taken.Rate));

    /// <summary>X: share of rows taken; Y: share of positives among them (cumulative gain). From (0, 0) to (1, 1).</summary>
    public static IReadOnlyList<CurvePoint> Gain(ReadOnlySpan<float> labels, ReadOnlySpan<double> scores, int mostPoints = MostPoints) =>
        Of(labels, scores, mostPoints, needsNegatives: false, fromNothing: true, (taken, all) => ((double)taken.Rows / all.Rows, (double)taken.Positives / all.Positives));

    /// <summary>X: share of rows taken; Y: their positive rate over the rate of all. Ends at (1, 1).</summary>
    public static IReadOnlyList<CurvePoint> Lift(ReadOnlySpan<float> labels, ReadOnlySpan<double> scores, int mostPoints = MostPoints) =>
        Of(labels, scores, mostPoints, needsNegatives: false, fromNothing: false, (taken, all) => ((double)taken.Rows / all.Rows, taken.Rate / all.Rate));

    private static CurvePoint[] Of(
        ReadOnlySpan<float> labels,
        ReadOnlySpan<double> scores,
        int mostPoints,
        bool needsNegatives,
        bool fromNothing,
        Func<TieGroup, TieGroup, (double X, double Y)> place)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(mostPoints, 2);
        var groups = TieGroup.Ascending(labels, scores);
        var all = new TieGroup(double.NaN, labels.Length, groups.Sum(group => group.Positives));
        if (all.Positives == 0 || (needsNegatives && all.Negatives == 0))
        {
            return [];
        }

        var points = new List<CurvePoint>(groups.Count + 1);
        if (fromNothing)
        {
            points.Add(new CurvePoint(double.PositiveInfinity, 0, 0));
        }

        var taken = default(TieGroup);
        for (var i = groups.Count - 1; i >= 0; i--)
        {
            taken = new TieGroup(groups[i].Score, taken.Rows + groups[i].Rows, taken.Positives + groups[i].Positives);
            var (x, y) = place(taken, all);
            points.Add(new CurvePoint(groups[i].Score, x, y));
        }

        return Thin(points, mostPoints);
    }

    /// <summary>Both ends, and between them the last point before each of equal steps of the way along the curve (sum of moves in x and y).</summary>
    private static CurvePoint[] Thin(List<CurvePoint> points, int most)
    {
        if (points.Count <= most)
        {
            return [.. points];
        }

        var way = new double[points.Count];
        for (var i = 1; i < way.Length; i++)
        {
            way[i] = way[i - 1] + (points[i].X - points[i - 1].X) + Math.Abs(points[i].Y - points[i - 1].Y);
        }

        var kept = new List<CurvePoint> { points[0] };
        var (last, next) = (0, 0);
        for (var step = 1; step < most - 1; step++)
        {
            var goal = way[^1] * step / (most - 1);
            while (next + 1 < points.Count - 1 && way[next + 1] <= goal)
            {
                next++;
            }

            if (next > last)
            {
                kept.Add(points[next]);
                last = next;
            }
        }

        kept.Add(points[^1]);
        return [.. kept];
    }
}
