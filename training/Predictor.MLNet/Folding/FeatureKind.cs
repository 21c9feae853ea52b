namespace Predictor.MLNet.Folding;

/// <summary>How a column's cells become a feature that FastTree can learn from: it leaves out rows with a missing value and knows no codes.</summary>
internal enum FeatureKind
{
    /// <summary>A number that is never missing in training.</summary>
    Known,

    /// <summary>A number, missing cells above all others.</summary>
    MissingAbove,

    /// <summary>The same number once more, missing cells below all others: between the two, a split sends missing cells where they gain most.</summary>
    MissingBelow,

    /// <summary>1 where the category is one level, else 0; a missing category is 0 everywhere.</summary>
    Level,
}
