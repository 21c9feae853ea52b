namespace Predictor.Cases;

/// <summary>Why a given cell could not be used as it came.</summary>
public enum CellProblem
{
    /// <summary>It was used.</summary>
    None,

    /// <summary>Text where a number was expected.</summary>
    NotANumber,

    /// <summary>Text where yes or no was expected.</summary>
    NotAFlag,

    /// <summary>Not a whole number, or below zero, where a count was expected.</summary>
    NotACount,

    /// <summary>Below the schema's minimum.</summary>
    BelowMinimum,

    /// <summary>Above the schema's maximum.</summary>
    AboveMaximum,

    /// <summary>Known only after the moment being scored.</summary>
    NotYetKnown,

    /// <summary>A category level that training never saw; used as unseen, not as missing.</summary>
    UnseenLevel,
}
