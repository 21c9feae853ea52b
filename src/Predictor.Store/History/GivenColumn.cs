using Predictor.Store.History.Export;

namespace Predictor.Store.History;

/// <summary>A column taken from the export as it stands, and how its rows join the cases.</summary>
/// <param name="Values">The cells, by row of their table.</param>
/// <param name="RowOfCase">By case: the row, -1 where the table has none for it.</param>
internal sealed record GivenColumn(ExportColumn Values, int[] RowOfCase);
