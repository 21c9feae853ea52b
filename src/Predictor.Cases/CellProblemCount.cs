namespace Predictor.Cases;

/// <summary>How often a column's cells could not be used as they came.</summary>
/// <param name="Column">Its name.</param>
/// <param name="Problem">Why.</param>
/// <param name="Count">Cells.</param>
/// <param name="Examples">The first few: "line 17: '-3'".</param>
public sealed record CellProblemCount(string Column, CellProblem Problem, long Count, IReadOnlyList<string> Examples);
