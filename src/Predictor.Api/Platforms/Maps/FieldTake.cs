namespace Predictor.Api.Platforms.Maps;

/// <summary>What is taken of the values that paths find.</summary>
internal enum FieldTake
{
    /// <summary>The first of the first path that finds any.</summary>
    First,

    /// <summary>The last of the first path that finds any.</summary>
    Last,

    /// <summary>The first of each path, with slashes between: an id out of several members.</summary>
    Join,

    /// <summary>Of all numbers; not said where there is none.</summary>
    Sum,

    /// <summary>How many there are; 0 where none.</summary>
    Count,

    /// <summary>Of all times.</summary>
    Earliest,

    /// <summary>Of all times.</summary>
    Latest,

    /// <summary>Seconds from the first time of one to the first of the other.</summary>
    Until,

    /// <summary>Seconds from the first time of one to the last of the other.</summary>
    UntilLast,
}
