using Predictor.Boosting;
using Predictor.Training.Pipeline;

namespace Predictor.Training.Choosing;

/// <summary>
/// The settings that are tried where rows are few enough to try several, and the one that is taken where they are many. What a user said stays
/// as said in each of them. The room's README has the experiments behind them.
/// </summary>
internal static class Candidates
{
    /// <summary>Names of the options that are decided by the data where they were not said.</summary>
    public static readonly string[] Decided =
        [nameof(BoostingOptions.ColumnSampling), nameof(BoostingOptions.Leaves), nameof(BoostingOptions.LearningRate), nameof(BoostingOptions.Statistics), nameof(BoostingOptions.Trees)];

    /// <summary>Rows up to which the smallest trees come first.</summary>
    public const int FewRows = 3_000;

    /// <summary>Rows up to which several settings are tried.</summary>
    public const int SeveralRows = 50_000;

    /// <summary>Rows from which trees are larger and steps longer: what many rows say is not noise, and trees cost time.</summary>
    public const int ManyRows = 200_000;

    /// <summary>Rows that drift learn a level's statistic from the past alone; the order of a file may be anything, even that of its labels.</summary>
    public static StatisticOrder Order(bool ordered) => ordered ? StatisticOrder.Rows : StatisticOrder.Shuffled;

    /// <summary>For one outcome at one moment, as the options of training have it.</summary>
    public static BoostingOptions[] Of(TrainingOptions options, SlicedOutcome sliced)
    {
        var table = sliced.Cases.Table;
        return Of(options.Growing with { Threads = options.Threads }, options.Said.Contains, sliced.BeforeTest.Length, table.At is not null || table.Ordered);
    }

    /// <param name="said">Options as said, defaults where nothing was.</param>
    /// <param name="isSaid">Whether the option of a name was said.</param>
    /// <param name="rows">Rows that may be learned from.</param>
    /// <param name="ordered">Whether they are in time order.</param>
    /// <returns>The first is kept unless another is better by more than luck.</returns>
    public static BoostingOptions[] Of(BoostingOptions said, Func<string, bool> isSaid, int rows, bool ordered)
    {
        var start = said with { Patience = 0, Statistics = Order(ordered) };
        int[] leaves = rows <= FewRows ? [4, 8] : rows <= SeveralRows ? [8, 16, 4] : rows <= ManyRows ? [16] : [31];
        var few = start with
        {
            LearningRate = isSaid(nameof(start.LearningRate)) ? said.LearningRate : rows <= ManyRows ? 0.05 : 0.1,
            ColumnSampling = isSaid(nameof(start.ColumnSampling)) ? said.ColumnSampling : rows <= ManyRows ? 0.5 : 1,
        };
        return isSaid(nameof(start.Leaves)) ? [few] : [.. leaves.Select(count => few with { Leaves = count })];
    }
}
