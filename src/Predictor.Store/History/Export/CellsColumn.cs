using Predictor.Cases;

namespace Predictor.Store.History.Export;

/// <summary>Cells of a schema's number, count or flag, read as every reader of cells does. Out of range is missing, and noted; no number is an error.</summary>
internal sealed class CellsColumn(FieldSource source, Column column) : ExportColumn(source)
{
    public Column Column { get; } = column;

    /// <summary>By row; NaN where missing.</summary>
    public List<float> Rows { get; } = [];

    /// <summary>How many cells were out of the schema's range.</summary>
    public int OutOfRange { get; private set; }

    public override string Expected => Column.Kind switch
    {
        ColumnKind.Flag => "yes or no (1/0, true/false, yes/no, y/n)",
        ColumnKind.Count => "a whole number, 0 or more",
        _ => "a number",
    };

    public override bool TryAdd(ReadOnlySpan<char> text)
    {
        var problem = Source.Scale != 1 && NumberCell.TryParse(text, out var value)
            ? NumberCell.Read(Column, value * Source.Scale, out var cell)
            : NumberCell.Read(Column, text, out cell);
        if (problem is not (CellProblem.None or CellProblem.BelowMinimum or CellProblem.AboveMaximum))
            return false;
        Rows.Add(cell);
        OutOfRange += problem == CellProblem.None ? 0 : 1;
        return true;
    }
}
