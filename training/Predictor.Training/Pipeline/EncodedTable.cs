using Predictor.Boosting;
using Predictor.Cases;

namespace Predictor.Training.Pipeline;

/// <summary>A case table in the numbers a model sees: one float column a feature, categories as codes of the model's vocabularies.</summary>
internal sealed class EncodedTable
{
    private readonly CaseEncoder _encoder;
    private readonly float[][] _columns;

    public EncodedTable(CaseTable table, CaseEncoder encoder)
    {
        Table = table;
        _encoder = encoder;
        _columns = [.. table.Cells.Select((cells, column) => cells.Numbers ?? Encode(cells, encoder.Vocabularies[column]!))];
    }

    public CaseTable Table { get; }

    private Schema Schema => Table.Schema;

    /// <summary>Columns known at a moment.</summary>
    public static int UsableAt(Schema schema, Moment moment) => schema.FeatureColumns.Count(column => column.KnownAt <= moment);

    public float[] Labels(int outcome, int[] rows)
    {
        var values = Table.Labels[outcome].Values;
        return [.. rows.Select(row => (float)values[row])];
    }

    /// <summary>Rows to grow from: every feature column is there, those not yet known at the moment hold nothing.</summary>
    public TrainingTable TrainingRows(int outcome, Moment moment, int[] rows, HistoryMask mask)
    {
        var name = Schema.Outcomes[outcome].Name;
        var nothing = new float[rows.Length];
        nothing.AsSpan().Fill(float.NaN);
        return new TrainingTable
        {
            Columns =
            [
                .. Schema.FeatureColumns.Select((column, index) => new TrainingColumn(
                    column.Name,
                    column.KnownAt <= moment ? Gather(index, rows, mask) : nothing,
                    _encoder.Vocabularies[index] is { } vocabulary ? vocabulary.Levels.Count + 1 : 0,
                    column.Kind == ColumnKind.Category ? 0 : column.Monotone.GetValueOrDefault(name))),
            ],
            Labels = Labels(outcome, rows),
        };
    }

    /// <summary>The same rows as the forest scores them: row-major, in the schema's layout.</summary>
    public float[] Matrix(Moment moment, ReadOnlySpan<int> rows, HistoryMask mask)
    {
        var width = _columns.Length;
        var matrix = new float[rows.Length * width];
        matrix.AsSpan().Fill(float.NaN);
        for (var column = 0; column < width; column++)
        {
            if (Schema.FeatureColumns[column].KnownAt > moment)
                continue;
            var cells = _columns[column];
            var touches = mask.Touches(column);
            for (var i = 0; i < rows.Length; i++)
            {
                if (!touches || !mask.Hides(rows[i], column))
                    matrix[(i * width) + column] = cells[rows[i]];
            }
        }

        return matrix;
    }

    private float[] Gather(int column, int[] rows, HistoryMask mask)
    {
        var cells = _columns[column];
        var gathered = new float[rows.Length];
        var touches = mask.Touches(column);
        for (var i = 0; i < rows.Length; i++)
        {
            gathered[i] = touches && mask.Hides(rows[i], column) ? float.NaN : cells[rows[i]];
        }

        return gathered;
    }

    private static float[] Encode(CellColumn cells, Vocabulary vocabulary)
    {
        float[] codes = [.. cells.Levels.Select(level => (float)vocabulary.Code(level))];
        return [.. cells.Codes!.Select(code => code < 0 ? float.NaN : codes[code])];
    }
}
