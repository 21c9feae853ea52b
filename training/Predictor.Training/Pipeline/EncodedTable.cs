using Predictor.Boosting;
using Predictor.Cases;
using Predictor.Evaluation.Drift;
using Predictor.Forests;

namespace Predictor.Training.Pipeline;

/// <summary>A case table in the numbers a model sees, for growing (by columns) and for scoring (by rows), with history hidden where a mask says so.</summary>
internal sealed class EncodedTable(CaseTable table, IReadOnlyList<Vocabulary?> vocabularies)
{
    /// <summary>Rows scored at a time: enough for all cores, and few megabytes of cells.</summary>
    private const int ScoredRows = 1 << 15;

    private readonly TableEncoder _encoder = new(table, vocabularies);

    public CaseTable Table => table;

    /// <summary>Of a feature column; null for what is no category.</summary>
    public Vocabulary? Vocabulary(int column) => vocabularies[column];

    private Schema Schema => table.Schema;

    /// <summary>Columns known at a moment.</summary>
    public static int UsableAt(Schema schema, Moment moment) => schema.FeatureColumns.Count(column => column.KnownAt <= moment);

    public float[] Labels(int outcome, int[] rows)
    {
        var values = table.Labels[outcome].Values;
        return Array.ConvertAll(rows, row => (float)values[row]);
    }

    /// <summary>Rows to grow from, lent by the table: every feature column is there, those not yet known at the moment hold nothing.</summary>
    /// <param name="outcome">Whose labels and directions.</param>
    /// <param name="moment">Seen at.</param>
    /// <param name="rows">Positions in the table.</param>
    /// <param name="mask">Hides history.</param>
    /// <param name="weights">One for each of the rows; null: all 1.</param>
    public TrainingTable TrainingRows(int outcome, Moment moment, int[] rows, HistoryMask mask, float[]? weights = null) =>
        TrainingRows(Labels(outcome, rows), Schema.Outcomes[outcome].Name, moment, rows, mask, weights);

    /// <summary>The same with labels of any kind and no directions.</summary>
    public TrainingTable TrainingRows(float[] labels, Moment moment, int[] rows) =>
        TrainingRows(labels, null, moment, rows, HistoryMask.Nothing(Schema), null);

    private TrainingTable TrainingRows(float[] labels, string? outcome, Moment moment, int[] rows, HistoryMask mask, float[]? weights)
    {
        return new TrainingTable
        {
            Columns =
            [
                .. Schema.FeatureColumns.Select((column, index) => new TrainingColumn(
                    column.Name,
                    new TableCells(_encoder, index, moment, rows, mask),
                    vocabularies[index] is { } vocabulary ? vocabulary.Levels.Count + 1 : 0,
                    outcome is null || column.Kind == ColumnKind.Category ? 0 : column.Monotone.GetValueOrDefault(outcome))),
            ],
            Labels = labels,
            Weights = weights,
        };
    }

    /// <summary>A forest's margins of rows, a block of the matrix at a time.</summary>
    public double[] Margins(Forest forest, Moment moment, int[] rows, HistoryMask mask, int threads)
    {
        var margins = new double[rows.Length];
        for (var first = 0; first < rows.Length; first += ScoredRows)
        {
            var end = Math.Min(rows.Length, first + ScoredRows);
            forest.Margins(Matrix(moment, rows[first..end], mask), margins.AsMemory(first, end - first), threads);
        }

        return margins;
    }

    /// <summary>How a column's cells are spread over rows, as a model of the moment sees them; O(rows log rows).</summary>
    public Distribution Distribution(int column, Moment moment, int[] rows) => vocabularies[column] is { } vocabulary
        ? LevelDistribution.Of(Cells(column, moment, rows), vocabulary.Levels)
        : NumberDistribution.Of(Cells(column, moment, rows));

    /// <summary>In which of a distribution's bins each row's cell is.</summary>
    public int[] BinsOf(Distribution distribution, int column, Moment moment, int[] rows) => distribution switch
    {
        LevelDistribution levels => levels.BinsOf(Cells(column, moment, rows), vocabularies[column]!.Levels),
        NumberDistribution numbers => numbers.BinsOf(Cells(column, moment, rows)),
        _ => throw new ArgumentException($"{distribution.GetType().Name} has no bins.", nameof(distribution)),
    };

    private double[] Cells(int column, Moment moment, int[] rows)
    {
        var cells = new float[rows.Length];
        _encoder.Read(column, rows, moment, cells);
        return Array.ConvertAll(cells, cell => (double)cell);
    }

    /// <summary>The same rows as the forest scores them: row-major, in the schema's layout.</summary>
    public float[] Matrix(Moment moment, int[] rows, HistoryMask mask)
    {
        var width = _encoder.Width;
        var matrix = new float[rows.Length * width];
        for (var column = 0; column < width; column++)
        {
            var cells = new TableCells(_encoder, column, moment, rows, mask).ToArray();
            for (var i = 0; i < rows.Length; i++)
            {
                matrix[(i * width) + column] = cells[i];
            }
        }

        return matrix;
    }
}
