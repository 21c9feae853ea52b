using Predictor.Boosting;
using Predictor.Cases;
using Predictor.Training.Output;
using Predictor.Training.Pipeline;
using Predictor.Training.Slicing;

namespace Predictor.Training.Choosing;

/// <summary>
/// Chooses settings and the number of trees on rolling later rows, and keeps the margins that these were given by trees which never saw them,
/// to calibrate on. Where rows are many there is one cut and one setting, which costs less than growing from all rows does.
/// </summary>
internal sealed class RollingChoice(IForestTrainer trainer, IStages stages)
{
    /// <summary>Trees between two looks: the loss is flat around its least.</summary>
    private const int StepTrees = 5;

    /// <summary>Trees without a lower log loss after which the one cut of many rows stops.</summary>
    private const int Patience = 20;

    /// <summary>Fewest rows of each class to calibrate on, where there are so many.</summary>
    private const int CalibrationRows = 100;

    /// <exception cref="DataException">No cut leaves rows enough on both sides.</exception>
    public Choice Choose(SlicedOutcome sliced, HistoryMask mask, IReadOnlyList<BoostingOptions> candidates, ulong seed, CancellationToken cancellation)
    {
        var table = sliced.Cases.Table;
        var ordered = table.At is not null || table.Ordered;
        var folds = RollingFolds.Of(table, sliced.Index, sliced.BeforeTest, seed);
        if (folds.Length == 0)
        {
            throw new DataException(
                $"{sliced.Name}: no cut of the rows before the test slice leaves {SliceSizes.FewestOfAClass} rows of each class whose label had ended by then to "
                + "choose and calibrate with. Bring more rows or a longer log, shorten the outcome's horizon, or say slices with --shares.");
        }

        var isOne = sliced.BeforeTest.Length >= RollingFolds.OneCutRows;
        var (binTime, growTime) = (TimeSpan.Zero, TimeSpan.Zero);
        Trial? best = null;
        foreach (var candidate in candidates)
        {
            var options = best is null ? candidate : candidate with { Trees = MostTrees(candidate, best) };
            var grown = new (GrownForest Forest, FoldMargins Margins)[folds.Length];
            using (var stage = stages.Begin($"{sliced.Name}: choosing, {options.Leaves} leaves", folds.Length))
            {
                // Small tables use two cores better one each than both on one; which thread grows which changes nothing.
                var (across, within) = isOne ? (1, options.Threads) : (options.Threads, 1);
                var done = 0;
                Parallel.For(0, folds.Length, new ParallelOptions { MaxDegreeOfParallelism = across, CancellationToken = cancellation }, fold =>
                {
                    grown[fold] = Grow(sliced, mask, folds[fold], options with { Threads = within }, isOne, cancellation);
                    lock (stage)
                    {
                        stage.Advance(++done);
                    }
                });
            }

            foreach (var (forest, _) in grown)
            {
                binTime += forest.BinTime;
                growTime += forest.GrowTime;
            }

            var stepTrees = isOne ? Math.Max(1, grown[0].Forest.Forest.Trees.Count) : StepTrees;
            var trial = Trial.Of(options, [.. grown.Select(each => each.Margins)], stepTrees, pooled: !ordered);
            if (best is null || trial.IsBetterThan(best))
                best = trial;
        }

        var newest = ordered ? Newest(folds, best!) : 0;
        return new Choice(
            best!.Options with { Trees = best.Trees, Threads = candidates[0].Threads },
            [.. folds.SelectMany(fold => fold.Later)],
            [.. folds.Skip(newest).SelectMany(fold => fold.Later)],
            [.. best.Margins.Skip(newest).SelectMany(margins => margins)],
            binTime,
            growTime);
    }

    /// <summary>The one cut of many rows stops growing by itself; several grow all trees, for one may gain where another no longer does.</summary>
    private (GrownForest Forest, FoldMargins Margins) Grow(
        SlicedOutcome sliced, HistoryMask mask, RollingFold fold, BoostingOptions options, bool isOne, CancellationToken cancellation)
    {
        var grown = trainer.Train(
            sliced.GrowingRows(fold.Fit, mask),
            isOne ? sliced.GrowingRows(fold.Later, HistoryMask.Nothing(sliced.Schema)) : null,
            isOne ? options with { Patience = Patience } : options,
            null,
            cancellation);
        var trees = isOne ? Math.Max(1, grown.Forest.Trees.Count) : options.Trees;
        return (grown, FoldMargins.Of(sliced, fold, grown.Forest, trees, isOne ? trees : StepTrees, options.Threads));
    }

    /// <summary>Half as many trees again as hold the leaves that were best so far: no need to look far beyond.</summary>
    private static int MostTrees(BoostingOptions candidate, Trial best) =>
        Math.Min(candidate.Trees, (int)Math.Ceiling(1.5 * best.Trees * Math.Max(1, (double)best.Options.Leaves / candidate.Leaves)));

    /// <summary>The first fold of those that calibrate: the newer half, and older ones until there are rows enough of each class.</summary>
    private static int Newest(RollingFold[] folds, Trial trial)
    {
        var first = folds.Length / 2;
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
