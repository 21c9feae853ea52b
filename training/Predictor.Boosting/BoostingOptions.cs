namespace Predictor.Boosting;

/// <summary>How a forest is grown. Every default is what `train` uses when nothing is said.</summary>
public sealed record BoostingOptions
{
    /// <summary>Training rows from which <see cref="SubsetLevels"/> changes its default.</summary>
    public const int ManyRows = 30_000;

    /// <summary>Most trees, 1 to 10,000; early stopping may keep fewer.</summary>
    public int Trees { get; init; } = 400;

    /// <summary>
    /// Most leaves a tree, 2 to 4,096. Labels of support data are few: on later rows held out of the training rows, 15 leaves gave a lower
    /// log loss than 31 on two of three real sets, and as low on the third.
    /// </summary>
    public int Leaves { get; init; } = 15;

    /// <summary>Shrinkage, above 0 to 1.</summary>
    public double LearningRate { get; init; } = 0.05;

    /// <summary>Fewest rows in a leaf, at least 1.</summary>
    public int MinimumLeafRows { get; init; } = 20;

    /// <summary>Least sum of hessians in a leaf, at least 0.</summary>
    public double MinimumLeafHessian { get; init; } = 1e-3;

    /// <summary>L1 penalty on leaf values, at least 0.</summary>
    public double L1 { get; init; }

    /// <summary>L2 penalty on leaf values, at least 0.</summary>
    public double L2 { get; init; } = 5;

    /// <summary>Least gain of a split, at least 0.</summary>
    public double MinimumGain { get; init; }

    /// <summary>Most bins of a numeric column, 2 to 255, missing aside.</summary>
    public int Bins { get; init; } = 255;

    /// <summary>Share of rows each tree sees, above 0 to 1.</summary>
    public double RowSampling { get; init; } = 1;

    /// <summary>Share of columns each tree sees, above 0 to 1.</summary>
    public double ColumnSampling { get; init; } = 1;

    /// <summary>Added to hessians of a category's bin when levels are sorted by gradient, at least 0.</summary>
    public double CategorySmoothing { get; init; } = 10;

    /// <summary>L2 penalty added at categorical splits, at least 0.</summary>
    public double CategoryL2 { get; init; } = 10;

    /// <summary>Most category levels on the smaller side of a split, at least 1.</summary>
    public int CategoryLevels { get; init; } = 4;

    /// <summary>Fewest training rows of a category level with a bin of its own, at least 1; rarer levels share the pool.</summary>
    public int MinimumLevelRows { get; init; } = 1;

    /// <summary>Fewest rows of a category level at a node to be placed by itself, at least 1; rarer ones there move as one.</summary>
    public int MinimumLevelRowsAtNode { get; init; } = 10;

    /// <summary>Which other rows target statistics of categories are made of.</summary>
    public StatisticOrder Statistics { get; init; } = StatisticOrder.Shuffled;

    /// <summary>Fewest levels of a category column that is given a target statistic, at least 2.</summary>
    public int StatisticLevels { get; init; } = 10;

    /// <summary>
    /// By how many standard deviations a column's levels must differ more than by luck for it to be given a statistic. One of more than 30 levels that
    /// is given none is not split at all.
    /// </summary>
    public double StatisticScore { get; init; } = 1;

    /// <summary>
    /// Most levels of a category column that has a statistic and is split by subsets too, at least 0. Null: any number below
    /// <see cref="ManyRows"/> training rows, 60 from there on, where statistics are sure enough to stand alone and subsets cost the most.
    /// </summary>
    public int? SubsetLevels { get; init; }

    /// <summary>Trees without a better validation log loss before growing stops; 0: never stop.</summary>
    public int Patience { get; init; } = 50;

    public ulong Seed { get; init; } = 1;

    /// <summary>Threads; the forest does not depend on it. 0: one a core.</summary>
    public int Threads { get; init; }
}
