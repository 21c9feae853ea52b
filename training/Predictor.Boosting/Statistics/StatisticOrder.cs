namespace Predictor.Boosting;

/// <summary>Which other rows a training row's target statistic is made of; never the row itself.</summary>
public enum StatisticOrder
{
    /// <summary>No statistics.</summary>
    None,

    /// <summary>The rows before it, rows being in time order.</summary>
    Rows,

    /// <summary>The rows before it in a seeded shuffle.</summary>
    Shuffled,

    /// <summary>The rows of the other folds, rows being dealt to folds by a seeded hash.</summary>
    Folds,
}
