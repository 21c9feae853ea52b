using Predictor.Boosting.Binning;
using Predictor.Boosting.Sampling;
using Predictor.Boosting.Threading;

namespace Predictor.Boosting.Statistics;

/// <summary>
/// The target statistics of a table's category columns as further columns behind its own:
/// <code>
/// columns     0 .. n - 1      n ..
/// training    as they are     numbers: each row's statistic without its own label
/// scoring     as they are     the source's codes, whose bins are those of the codes' statistics over all training rows
/// </code>
/// A split "statistic at most t" is so the split of the source column whose left side holds every code with a statistic of at most t.
/// </summary>
internal sealed class StatisticColumns
{
    /// <summary>Most levels that are split by subsets beside a statistic of many rows.</summary>
    private const int FewLevels = 60;

    /// <summary>Most levels of a column that is split by subsets though its levels differ by no more than luck.</summary>
    public const int IdleLevels = 30;

    private readonly int[] _sources;
    private readonly int[] _idle;
    private readonly float[][] _training;
    private readonly NumericBins[] _numeric;
    private readonly CategoryBins[] _folded;

    private StatisticColumns(int[] sources, int[] idle, float[][] training, NumericBins[] numeric, CategoryBins[] folded)
    {
        _sources = sources;
        _idle = idle;
        _training = training;
        _numeric = numeric;
        _folded = folded;
    }

    public static StatisticColumns Find(TrainingTable fit, BoostingOptions options, Crew crew)
    {
        var candidates = options.Statistics == StatisticOrder.None
            ? []
            : Enumerable.Range(0, fit.Columns.Count).Where(column => fit.Columns[column].Categories > options.StatisticLevels).ToArray();
        var seed = SplitMix64.Derive(options.Seed, 0, SeedPurpose.Statistics);
        var order = options.Statistics == StatisticOrder.Shuffled && candidates.Length > 0 ? TargetStatistic.Shuffle(fit.Rows, seed) : [];
        var found = new (float[] Training, NumericBins Numeric, CategoryBins Folded)?[candidates.Length];
        crew.Run(candidates.Length, i => found[i] = Find(fit, candidates[i], order, seed, options));
        var kept = Enumerable.Range(0, candidates.Length).Where(i => found[i] is not null).ToArray();
        return new StatisticColumns(
            [.. kept.Select(i => candidates[i])],
            [.. Enumerable.Range(0, candidates.Length).Except(kept).Select(i => candidates[i]).Where(column => fit.Columns[column].Categories - 1 > IdleLevels)],
            [.. kept.Select(i => found[i]!.Value.Training)],
            [.. kept.Select(i => found[i]!.Value.Numeric)],
            [.. kept.Select(i => found[i]!.Value.Folded)]);
    }

    /// <summary>
    /// Columns to split on: those that can be split, without the sources that their statistics stand for alone and without those of many levels
    /// that differ no more than by luck. A subset of such levels always gains on the rows it was chosen on.
    /// </summary>
    public int[] Without(int[] splittable, TrainingTable fit, BoostingOptions options)
    {
        var most = options.SubsetLevels ?? (fit.Rows >= BoostingOptions.ManyRows ? FewLevels : int.MaxValue);
        return [.. splittable.Except(_idle).Except(_sources.Where(source => fit.Columns[source].Categories - 1 > most))];
    }

    /// <summary>The source columns, rising.</summary>
    public IReadOnlyList<int> Sources => _sources;

    public TrainingTable Training(TrainingTable fit) => With(fit, i => new TrainingColumn(fit.Columns[_sources[i]].Name, _training[i]));

    public TrainingTable Scoring(TrainingTable table) => With(table, i => table.Columns[_sources[i]]);

    public ColumnBins[] TrainingBins(ColumnBins[] bins) => [.. bins, .. _numeric];

    public ColumnBins[] ScoringBins(ColumnBins[] bins) => [.. bins, .. _folded];

    /// <summary>The table's own column that stands behind each.</summary>
    public int[] Features(int columns) => [.. Enumerable.Range(0, columns), .. _sources];

    private TrainingTable With(TrainingTable table, Func<int, TrainingColumn> statistic) => _sources.Length == 0 ? table : new TrainingTable
    {
        Columns = [.. table.Columns, .. Enumerable.Range(0, _sources.Length).Select(statistic)],
        Labels = table.Labels,
        Weights = table.Weights,
    };

    private static TrainingTable With(TrainingTable table, int column, float[] cells) => new()
    {
        Columns = [.. table.Columns.Select((each, i) => i == column ? each with { Cells = cells } : each)],
        Labels = table.Labels,
        Weights = table.Weights,
    };

    private static (float[] Training, NumericBins Numeric, CategoryBins Folded)? Find(
        TrainingTable fit, int column, int[] order, ulong seed, BoostingOptions options)
    {
        // Read often and out of order: an array while the column's statistic is made.
        fit = With(fit, column, fit.Columns[column].Cells.ToArray());
        var sums = LevelSums.Of(fit, column);
        var variance = LevelVariance.Of(sums);
        if (variance.Score < options.StatisticScore || variance.Between <= 0)
        {
            return null;
        }

        var smoothing = variance.Smoothing;
        var training = options.Statistics == StatisticOrder.Folds
            ? TargetStatistic.OfOtherFolds(fit, column, seed, sums, variance.Prior, smoothing)
            : TargetStatistic.OfEarlierRows(fit, column, order, variance.Prior, smoothing);
        var numeric = BinFinder.Find(training, options);
        var binOfCode = new byte[sums.Weight.Length];
        numeric.Bin(TargetStatistic.OfAllRows(sums, variance.Prior, smoothing), binOfCode);
        return (training, numeric, new CategoryBins(binOfCode, numeric.ValueBins));
    }
}
