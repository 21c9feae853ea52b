namespace Predictor.Forests.Scoring;

/// <summary>Where a tree is in a packed forest.</summary>
/// <param name="Root">Its first node.</param>
/// <param name="Depth">Steps after which every row is at its leaf.</param>
/// <param name="HasCategories">Some split tests a category.</param>
internal readonly record struct PackedTree(int Root, int Depth, bool HasCategories);
