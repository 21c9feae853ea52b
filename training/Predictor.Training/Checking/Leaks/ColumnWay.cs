namespace Predictor.Training.Checking.Leaks;

/// <summary>What about a column tells labels apart.</summary>
internal enum ColumnWay
{
    /// <summary>Its order, among the rows that have it.</summary>
    Order,

    /// <summary>Which level or range it is in.</summary>
    Levels,

    /// <summary>Whether it is there at all.</summary>
    Filled,
}
