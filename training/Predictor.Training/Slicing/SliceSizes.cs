using Predictor.Cases;

namespace Predictor.Training.Slicing;

/// <summary>Refuses slices too small to learn from or to measure on, naming all that are short at once.</summary>
internal static class SliceSizes
{
    /// <summary>Fewest rows that trees are grown from.</summary>
    public const int FewestFitRows = 100;

    /// <summary>Fewest rows of each class in any slice.</summary>
    public const int FewestOfAClass = 10;

    /// <param name="name">"left at arrival".</param>
    /// <param name="slices">Labels of the rows of each slice that there must be.</param>
    /// <returns>What is short, in words; empty when nothing is.</returns>
    public static IEnumerable<string> Shortages(string name, IEnumerable<(Slice Slice, float[] Labels)> slices)
    {
        foreach (var (slice, labels) in slices)
        {
            var positives = labels.Count(label => label > 0);
            var negatives = labels.Length - positives;
            var problem = (labels.Length, positives, negatives) switch
            {
                (0, _, _) => "has no row",
                (_, 0, _) => $"has one class: none of its {labels.Length} labels is positive",
                (_, _, 0) => $"has one class: all of its {labels.Length} labels are positive",
                _ when positives < FewestOfAClass || negatives < FewestOfAClass =>
                    $"has {positives} positive and {negatives} negative rows, expected at least {FewestOfAClass} of each",
                _ when slice == Slice.Fit && labels.Length < FewestFitRows => $"has {labels.Length} rows, expected at least {FewestFitRows}",
                _ => null,
            };
            if (problem is not null)
                yield return $"{name}: the {Word(slice)} slice {problem}";
        }
    }

    /// <exception cref="DataException">Something is short.</exception>
    public static void Check(IReadOnlyCollection<string> shortages)
    {
        if (shortages.Count > 0)
        {
            throw new DataException(
                "Too few labelled rows to learn, calibrate and measure on slices of their own (rows whose label ends in a later slice are left out): "
                + $"{string.Join("; ", shortages)}. Bring more rows or a longer log, shorten the outcome's horizon, or train other outcomes with --outcome.");
        }
    }

    private static string Word(Slice slice) => slice switch
    {
        Slice.Fit => "fit",
        Slice.Stop => "stop",
        Slice.Calibration => "calibration",
        _ => "test",
    };
}
