namespace Predictor.Forests.Scoring;

/// <summary>A column of the row and its entries in the tables of a <see cref="BitVectorForest"/>: one an interval between thresholds, or one a category code.</summary>
/// <param name="Feature">The cell.</param>
/// <param name="IsCategory">Its splits are categorical; a column that is split both ways is there twice.</param>
/// <param name="FirstEntry">Where its entries begin. Numeric: rank 0 to thresholds, then missing. Category: code 0 to codes - 1, then any other number, then missing.</param>
/// <param name="FirstThreshold">Numeric: where its thresholds begin; category: 0.</param>
/// <param name="Count">Thresholds, or codes.</param>
internal readonly record struct BitVectorColumn(int Feature, bool IsCategory, int FirstEntry, int FirstThreshold, int Count);
