using System.Globalization;
using Predictor.Cases;
using Predictor.Store.History.Events;
using Predictor.Store.History.Export;

namespace Predictor.Store.History;

/// <summary>Takes each feature column's cells from where the schema says: the export, features.sql or the clock. What a moment does not know yet is blank.</summary>
internal sealed class CaseCells(Schema schema, CaseLog log, CaseRow[] rows, IReadOnlyDictionary<string, long[]> features, IList<string> notes)
{
    public IReadOnlyList<CellColumn> Read() => [.. schema.FeatureColumns.Select(column => column.Source switch
    {
        ColumnSource.History => FromHistory(column),
        ColumnSource.Clock => FromClock(column),
        _ => FromExport(column),
    })];

    private CellColumn FromHistory(Column column)
    {
        var cells = HistoryCells.Of(column, rows, features, out var outOfRange);
        Note(column, outOfRange, rows.Length);
        return new CellColumn { Numbers = cells };
    }

    private CellColumn FromClock(Column column)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(schema.TimeZone);
        var cells = NewCells();
        for (var i = 0; i < rows.Length; i++)
        {
            var local = TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeSeconds(rows[i].At), zone);
            cells[i] = (float)ClockCell.Read(column, local);
        }

        return column.Kind == ColumnKind.Category ? AsCategory(cells) : new CellColumn { Numbers = cells };
    }

    /// <summary>Levels in order of first appearance.</summary>
    private static CellColumn AsCategory(float[] cells)
    {
        var levels = new List<float>();
        var codes = new int[cells.Length];
        for (var i = 0; i < cells.Length; i++)
        {
            codes[i] = levels.IndexOf(cells[i]);
            if (codes[i] >= 0)
                continue;
            codes[i] = levels.Count;
            levels.Add(cells[i]);
        }

        return new CellColumn { Codes = codes, Levels = [.. levels.Select(level => level.ToString(CultureInfo.InvariantCulture))] };
    }

    private CellColumn FromExport(Column column)
    {
        var (values, rowOfCase) = log.Given[column.Name];
        if (values is IdColumn texts)
        {
            var codes = new int[rows.Length];
            for (var i = 0; i < rows.Length; i++)
            {
                var row = column.KnownAt > rows[i].Moment ? -1 : rowOfCase[rows[i].Case];
                codes[i] = row < 0 ? -1 : texts.Rows[row];
            }

            return InOrderOfAppearance(codes, texts.Ids);
        }

        var numbers = (CellsColumn)values;
        Note(column, numbers.OutOfRange, numbers.Rows.Count);
        var cells = NewCells();
        for (var i = 0; i < rows.Length; i++)
        {
            var row = column.KnownAt > rows[i].Moment ? -1 : rowOfCase[rows[i].Case];
            if (row >= 0)
                cells[i] = numbers.Rows[row];
        }

        return new CellColumn { Numbers = cells };
    }

    /// <summary>Renumbers levels by the table's rows, which are in another order than the file's.</summary>
    private static CellColumn InOrderOfAppearance(int[] codes, List<string> texts)
    {
        var renumbered = new int[texts.Count];
        Array.Fill(renumbered, -1);
        var levels = new List<string>();
        for (var i = 0; i < codes.Length; i++)
        {
            if (codes[i] < 0)
                continue;
            if (renumbered[codes[i]] < 0)
            {
                renumbered[codes[i]] = levels.Count;
                levels.Add(texts[codes[i]]);
            }

            codes[i] = renumbered[codes[i]];
        }

        return new CellColumn { Codes = codes, Levels = levels };
    }

    private float[] NewCells()
    {
        var cells = new float[rows.Length];
        Array.Fill(cells, float.NaN);
        return cells;
    }

    private void Note(Column column, int outOfRange, int all)
    {
        if (outOfRange > 0)
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"{outOfRange} of {all} values of {column.Name} are out of the schema's range ({column.Minimum} to {column.Maximum}) and count as missing."));
    }
}
