namespace Predictor.Training.Checking.Columns;

/// <summary>Columns that hold nothing, or the same in every row: nothing can be learned from them, and somebody thinks they say something.</summary>
internal sealed class ConstantColumn : ICheck
{
    public IEnumerable<Finding> Find(CheckedData data) => data.ForEachColumn(column => Judge(data, column)).OfType<Finding>();

    private static Finding? Judge(CheckedData data, int index)
    {
        var column = data.Schema.FeatureColumns[index];
        var cells = data.Table.Cells[index];
        var rows = data.RowsOf(column);
        var (first, known) = (float.NaN, 0);
        foreach (var row in rows)
        {
            var cell = cells.Codes is { } codes ? (codes[row] < 0 ? float.NaN : codes[row]) : cells.Numbers![row];
            if (float.IsNaN(cell))
                continue;
            if (known++ == 0)
                first = cell;
            else if (cell != first)
                return null;
        }

        // A column whose missing cells mean no (only yes is written) still tells rows apart.
        if (known > 0 && known < rows.Length)
            return null;
        return new Finding
        {
            Severity = Severity.Warning,
            Code = known == 0 ? "empty" : "constant",
            Column = column.Name,
            Words = known == 0 ? "no row has a value" : $"every row holds {(cells.Codes is null ? FormattableString.Invariant($"{first}") : $"'{cells.Levels[(int)first]}'")}",
            Advice = known == 0 ? "Find out where its values went (column name, join, range); else leave it out."
                : "Leave it out, or find out why it never varies.",
            Evidence = new Dictionary<string, double> { ["rows"] = rows.Length, ["filled"] = known },
        };
    }
}
