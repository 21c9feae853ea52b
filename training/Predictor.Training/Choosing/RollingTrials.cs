using Predictor.Boosting;
using Predictor.Cases;
using Predictor.Training.Output;
using Predictor.Training.Pipeline;
using Predictor.Training.Slicing;

namespace Predictor.Training.Choosing;

/// <summary>
/// The rolling folds of one outcome at one moment, and the one way in which a setting is grown on them and measured: `train` chooses by it and
/// `tune` searches by it. No row of the test slice is in any fold.
/// </summary>
internal sealed class RollingTrials
{
    /// <summary>Trees between two looks: the loss is flat around its least.</summary>
    private const int StepTrees = 5;

    /// <summary>Trees without a lower log loss after which the one cut of many rows stops.</summary>
    private const int Patience = 20;

    private readonly IForestTrainer _trainer;
    private readonly IStages _stages;
    private readonly SlicedOutcome _sliced;
    private readonly HistoryMask _mask;
    private readonly int _threads;

    /// <param name="trainer">Grows.</param>
    /// <param name="stages">Told of each setting.</param>
    /// <param name="sliced">Whose rows before the test slice are cut.</param>
    /// <param name="mask">Hides history from rows that grow trees.</param>
    /// <param name="seed">Of the folds of rows without an order.</param>
    /// <param name="threads">How many may work; nothing but the time depends on it.</param>
    /// <exception cref="DataException">No cut leaves rows enough on both sides.</exception>
    public RollingTrials(IForestTrainer trainer, IStages stages, SlicedOutcome sliced, HistoryMask mask, ulong seed, int threads)
    {
        (_trainer, _stages, _sliced, _mask, _threads) = (trainer, stages, sliced, mask, threads);
        var table = sliced.Cases.Table;
        IsOrdered = table.At is not null || table.Ordered;
        Folds = RollingFolds.Of(table, sliced.Index, sliced.BeforeTest, seed);
        IsOneCut = sliced.BeforeTest.Length >= RollingFolds.OneCutRows;
        if (Folds.Count == 0)
        {
            throw new DataException(
                $"{sliced.Name}: no cut of the rows before the test slice leaves {SliceSizes.FewestOfAClass} rows of each class whose label had ended by then to "
                + "choose and calibrate with. Bring more rows or a longer log, shorten the outcome's horizon, or say slices with --shares.");
        }
    }

    /// <summary>In time order where rows have one.</summary>
    public IReadOnlyList<RollingFold> Folds { get; }

    public bool IsOrdered { get; }

    /// <summary>Whether rows are so many that one cut is all.</summary>
    public bool IsOneCut { get; }

    /// <summary>Time to bin, all that was grown here.</summary>
    public TimeSpan BinTime { get; private set; }

    public TimeSpan GrowTime { get; private set; }

    /// <summary>Grows a setting on all folds and measures it.</summary>
    public Trial Measure(BoostingOptions options, CancellationToken cancellation) =>
        Measure(options, Grow(options, 0..Folds.Count, cancellation));

    /// <summary>A setting by what its forests said of the later rows of folds.</summary>
    public Trial Measure(BoostingOptions options, IReadOnlyList<FoldMargins> folds) =>
        Trial.Of(options, folds, IsOneCut ? folds[0].Trees : StepTrees, pooled: !IsOrdered);

    /// <summary>Grows a setting on a range of folds. Small tables use two cores better one each than both on one; which thread grows which changes nothing.</summary>
    public FoldMargins[] Grow(BoostingOptions options, Range range, CancellationToken cancellation)
    {
        var (first, count) = range.GetOffsetAndLength(Folds.Count);
        var across = Math.Min(_threads, count);
        var within = options with { Threads = Math.Max(1, _threads / across) };
        var grown = new (GrownForest Forest, FoldMargins Margins)[count];
        using (var stage = _stages.Begin($"{_sliced.Name}: choosing, {options.Leaves} leaves", count))
        {
            var done = 0;
            Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = across, CancellationToken = cancellation }, fold =>
            {
                grown[fold] = Grow(Folds[first + fold], within, cancellation);
                lock (stage)
                {
                    stage.Advance(++done);
                }
            });
        }

        foreach (var (forest, _) in grown)
        {
            BinTime += forest.BinTime;
            GrowTime += forest.GrowTime;
        }

        return [.. grown.Select(each => each.Margins)];
    }

    /// <summary>The one cut of many rows stops growing by itself; several grow all trees, for one may gain where another no longer does.</summary>
    private (GrownForest Forest, FoldMargins Margins) Grow(RollingFold fold, BoostingOptions options, CancellationToken cancellation)
    {
        var grown = _trainer.Train(
            _sliced.GrowingRows(fold.Fit, _mask),
            IsOneCut ? _sliced.GrowingRows(fold.Later, HistoryMask.Nothing(_sliced.Schema)) : null,
            IsOneCut ? options with { Patience = Patience } : options,
            null,
            cancellation);
        var trees = IsOneCut ? Math.Max(1, grown.Forest.Trees.Count) : options.Trees;
        return (grown, FoldMargins.Of(_sliced, fold, grown.Forest, trees, IsOneCut ? trees : StepTrees, options.Threads));
    }
}
