using Predictor.Cases;
using Predictor.Cases.Tables;

namespace Predictor.Store.History.Export;

/// <summary>Cells of a schema's number, count or flag, read as every reader of cells does. Out of range is missing, and noted; no number is an error.</summary>
internal sealed class CellsColumn(FieldSource source, Column column) : ExportColumn(source)
{
    public Column Column { get; } = column;

    /// <summary>By row; NaN where missing.</summary>
    public List<float> Rows { get; } = [];

    /// <summary>How many cells were out of the schema's range.</summary>
    public int OutOfRange { get; private set; }

    protected override void Add(ReadOnlySpan<char> text, CsvTable table, int position)
    {
        var problem = Source.Scale != 1 && NumberCell.TryParse(text, out var value)
            ? NumberCell.Read(Column, value * Source.Scale, out var cell)
            : NumberCell.Read(Column, text, out cell);
        Rows.Add(cell);
        switch (problem)
        {
            case CellProblem.None:
                break;
            case CellProblem.BelowMinimum or CellProblem.AboveMaximum:
                OutOfRange++;
                break;
            default:
                throw table.Error(position, Column.Kind switch
                {
                    ColumnKind.Flag => "yes or no (1/0, true/false, yes/no, y/n)",
                    ColumnKind.Count => "a whole number, 0 or more",
                    _ => "a number",
                });
        }
    }
}
