namespace Predictor.Cases;

/// <summary>What a column holds.</summary>
public enum ColumnKind
{
    /// <summary>A real number.</summary>
    Number,

    /// <summary>A whole number of things, zero or more.</summary>
    Count,

    /// <summary>Yes or no: 1 or 0 in a row.</summary>
    Flag,

    /// <summary>One of several words.</summary>
    Category,

    /// <summary>Names a thing; never a feature.</summary>
    Id,

    /// <summary>A moment in time; never a feature itself.</summary>
    Time,
}
