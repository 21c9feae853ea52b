using Predictor.Boosting;

namespace Predictor.Training.Choosing;

/// <summary>
/// Chooses settings and the number of trees on rolling later rows, and keeps the margins that these were given by trees which never saw them,
/// to calibrate on. Where rows are many there is one cut and one setting, which costs less than growing from all rows does.
/// </summary>
internal static class RollingChoice
{
    /// <summary>Fewest rows of each class to calibrate on, where there are so many.</summary>
    private const int CalibrationRows = 100;

    public static Choice Choose(RollingTrials trials, IReadOnlyList<BoostingOptions> candidates, CancellationToken cancellation) =>
        Of(trials, Best(trials, candidates, cancellation));

    /// <summary>A setting that was found the best, as it is grown and calibrated from here on.</summary>
    /// <param name="trials">That measured it.</param>
    /// <param name="best">Measured on all folds.</param>
    public static Choice Of(RollingTrials trials, Trial best)
    {
        var newest = trials.IsOrdered ? Newest(trials.Folds.Count, best) : 0;
        return new Choice(
            best.Options with { Trees = best.Trees },
            [.. trials.Folds.SelectMany(fold => fold.Later)],
            [.. trials.Folds.Skip(newest).SelectMany(fold => fold.Later)],
            [.. best.Margins.Skip(newest).SelectMany(margins => margins)],
            trials.BinTime,
            trials.GrowTime);
    }

    /// <summary>The first of several settings, unless another is better by more than luck.</summary>
    public static Trial Best(RollingTrials trials, IReadOnlyList<BoostingOptions> candidates, CancellationToken cancellation)
    {
        Trial? best = null;
        foreach (var candidate in candidates)
        {
            var trial = trials.Measure(best is null ? candidate : candidate with { Trees = MostTrees(candidate, best) }, cancellation);
            if (best is null || trial.IsBetterThan(best))
                best = trial;
        }

        return best!;
    }

    /// <summary>Half as many trees again as hold the leaves that were best so far: no need to look far beyond.</summary>
    private static int MostTrees(BoostingOptions candidate, Trial best) =>
        Math.Min(candidate.Trees, (int)Math.Ceiling(1.5 * best.Trees * Math.Max(1, (double)best.Options.Leaves / candidate.Leaves)));

    /// <summary>The first fold of those that calibrate: the newer half, and older ones until there are rows enough of each class.</summary>
    private static int Newest(int folds, Trial trial)
    {
        var first = folds / 2;
        while (first > 0 && !IsEnough(trial.Labels.Skip(first).SelectMany(labels => labels)))
        {
            first--;
        }

        return first;
    }

    private static bool IsEnough(IEnumerable<float> labels)
    {
        var (positives, rows) = (0, 0);
        foreach (var label in labels)
        {
            positives += label > 0 ? 1 : 0;
            rows++;
        }

        return Math.Min(positives, rows - positives) >= CalibrationRows;
    }
}
