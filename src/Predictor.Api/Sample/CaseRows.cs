using System.Globalization;
using Predictor.Cases;

namespace Predictor.Api.Sample;

/// <summary>A case table's rows as a model's rows: the table has its own levels, the model its vocabularies.</summary>
internal sealed class CaseRows
{
    private readonly CaseTable _table;
    private readonly int[]?[] _codes;

    /// <exception cref="DataException">The table is laid out by another schema than the model's.</exception>
    public CaseRows(CaseTable table, CaseEncoder encoder)
    {
        if (!table.Schema.FeatureColumns.Select(column => column.Name).SequenceEqual(encoder.Schema.FeatureColumns.Select(column => column.Name)))
        {
            throw new DataException($"The cases are laid out by schema {table.Schema.Name}, whose columns are not those of the model's schema {encoder.Schema.Name}.");
        }

        _table = table;
        _codes = new int[table.Cells.Count][];
        for (var column = 0; column < table.Cells.Count; column++)
        {
            if (table.Cells[column].Codes is not null && encoder.Vocabularies[column] is { } vocabulary)
            {
                _codes[column] = [.. table.Cells[column].Levels.Select(level => vocabulary.Code(level))];
            }
        }
    }

    /// <summary>One row's cells, NaN where missing.</summary>
    public void Fill(int row, Span<float> cells)
    {
        for (var column = 0; column < cells.Length; column++)
        {
            var source = _table.Cells[column];
            cells[column] = source.Numbers is { } numbers
                ? numbers[row]
                : source.Codes![row] is var code && code < 0 ? float.NaN : _codes[column]![code];
        }
    }

    /// <summary>A cell in words; null where missing.</summary>
    public string? Text(int row, int column)
    {
        var source = _table.Cells[column];
        if (source.Codes is { } codes)
        {
            return codes[row] < 0 ? null : source.Levels[codes[row]];
        }

        var number = source.Numbers![row];
        return float.IsNaN(number) ? null : number.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>A cell as a number; null where missing or no number.</summary>
    public double? Number(int row, int column) => _table.Cells[column].Numbers is { } numbers && !float.IsNaN(numbers[row]) ? numbers[row] : null;
}
