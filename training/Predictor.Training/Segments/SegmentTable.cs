using Predictor.Evaluation.Segments;

namespace Predictor.Training.Segments;

/// <summary>Figures by the values of one column.</summary>
/// <param name="Column">Its name.</param>
/// <param name="Label">For people.</param>
/// <param name="IsProtected">Whether gaps between its values are what is asked.</param>
/// <param name="Groups">Largest first, of a number by value; a row is selected where it is among the tenth of all rows with the highest probabilities.</param>
/// <param name="LeftOut">Values with too few rows to say anything of.</param>
/// <param name="RowsLeftOut">Rows that have them.</param>
public sealed record SegmentTable(string Column, string Label, bool IsProtected, IReadOnlyList<SegmentPerformance> Groups, int LeftOut, int RowsLeftOut);
