namespace Predictor.Boosting.Growing;

/// <summary>Where a leaf's entries are: which of the two buffers, and where in it.</summary>
internal readonly record struct RowRange(int Buffer, int Start, int Count);
