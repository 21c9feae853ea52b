using System.Collections.Concurrent;
using Predictor.Boosting.Binning;
using Predictor.Boosting.Statistics;
using Predictor.Boosting.Threading;
using Predictor.Forests;

namespace Predictor.Boosting.Tests.Approximations;

/// <summary>A real set with the learner's own bins and statistics, and the margins of its test rows by the learner and by the reference; each is worked out once.</summary>
internal sealed class PreparedSet
{
    private static readonly ConcurrentDictionary<(string, bool), PreparedSet> Sets = new();

    private readonly ConcurrentDictionary<BoostingOptions, GrownForest> _grown = new();
    private readonly ConcurrentDictionary<(Gradients, BoostingOptions), double[]> _binned = new();
    private readonly TrainingTable _fit;

    private PreparedSet(string name, bool declareCategories)
    {
        var set = RealSet.Read(name, declareCategories);
        (_fit, Test) = (set.Train(), set.Test());
    }

    /// <summary>100 trees of 31 leaves, rate 0.1, 20 rows in a leaf, all else by default.</summary>
    public static BoostingOptions Options { get; } = new() { Trees = 100, Leaves = 31, LearningRate = 0.1, MinimumLeafRows = 20, Threads = 1 };

    public TrainingTable Test { get; }

    public static PreparedSet Of(string name, bool declareCategories) => Sets.GetOrAdd((name, declareCategories), _ => new PreparedSet(name, declareCategories));

    public Forest Forest(BoostingOptions options) =>
        _grown.GetOrAdd(options, _ => new GradientBoosting().Train(_fit, null, options, null, TestContext.Current.CancellationToken)).Forest;

    public double[] Learner(BoostingOptions options) => Margins(Forest(options));

    public double[] Margins(Forest forest) => [.. Enumerable.Range(0, Test.Rows).Select(row => forest.Margin(SimulatedRows.Row(Test, row)))];

    /// <summary>By the reference on the learner's bins.</summary>
    public double[] Binned(Gradients precision, BoostingOptions options) => _binned.GetOrAdd((precision, options), _ => Binned(precision, options, BinFinder.SampleRows));

    /// <summary>The same with thresholds from a sample of the rows.</summary>
    public double[] Binned(Gradients precision, BoostingOptions options, int sampleRows)
    {
        using var crew = new Crew(1);
        var (statistics, splittable) = Columns(options, crew);
        var bins = BinFinder.Find(_fit, options, crew, sampleRows);
        var training = ReferenceTable.Binned(statistics.Training(_fit), statistics.TrainingBins(bins), splittable);
        var tested = ReferenceTable.Binned(statistics.Scoring(Test), statistics.ScoringBins(bins), splittable);
        return ReferenceBoosting.Margins(_fit, training, tested, splittable, options, precision);
    }

    /// <summary>By the reference, nothing rounded and a bin for every value, every level and every value of a statistic.</summary>
    public double[] Exact(BoostingOptions options)
    {
        using var crew = new Crew(1);
        var (statistics, splittable) = Columns(options, crew);
        var values = statistics.Training(_fit);
        var tested = new TrainingTable
        {
            Columns = [.. Test.Columns, .. statistics.Sources.Select(source => new TrainingColumn(Test.Columns[source].Name, OfAllRows(source)))],
            Labels = Test.Labels,
        };
        return ReferenceBoosting.Margins(
            _fit, ReferenceTable.Exact(values, values, splittable), ReferenceTable.Exact(tested, values, splittable), splittable, options, Gradients.Exact);
    }

    /// <summary>The forest with covers counted anew, by where it sends the training rows.</summary>
    public Forest Recounted(BoostingOptions options)
    {
        var forest = Forest(options);
        var rows = Enumerable.Range(0, _fit.Rows).Select(row => SimulatedRows.Row(_fit, row)).ToArray();
        return new Forest(forest.FeatureCount, forest.BaseMargin, [.. forest.Trees.Select(tree => Covers.Recount(tree, rows))]);
    }

    /// <summary>Statistics as the learner makes them, and the columns that it splits.</summary>
    private (StatisticColumns Statistics, int[] Splittable) Columns(BoostingOptions options, Crew crew)
    {
        var statistics = StatisticColumns.Find(_fit, options, crew);
        var bins = statistics.TrainingBins(BinFinder.Find(_fit, options, crew));
        return (statistics, statistics.Without(BinnedTable.SplittableColumns(statistics.Training(_fit), bins), _fit, options));
    }

    /// <summary>The statistic of each tested row's level, from all training rows.</summary>
    private float[] OfAllRows(int column)
    {
        var sums = LevelSums.Of(_fit, column);
        var variance = LevelVariance.Of(sums);
        var ofLevel = TargetStatistic.OfAllRows(sums, variance.Prior, variance.Smoothing);
        return [.. Test.Columns[column].Cells.ToArray().Select(cell => float.IsNaN(cell) ? float.NaN : ofLevel[(int)cell])];
    }
}
