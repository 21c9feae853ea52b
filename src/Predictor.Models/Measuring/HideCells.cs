namespace Predictor.Models.Measuring;

/// <summary>Makes cells of a column missing.</summary>
/// <param name="column">Position in the row.</param>
/// <param name="rows">Positions in the table.</param>
/// <param name="cells">One for each of the rows.</param>
public delegate void HideCells(int column, ReadOnlySpan<int> rows, Span<float> cells);
