using Predictor.Boosting;
using Predictor.Cases;
using Predictor.Forests;
using Predictor.Models.Measuring;

namespace Predictor.Training.Pipeline;

/// <summary>A case table in the numbers a model sees, for growing (by columns) and for scoring (by rows), with history hidden where a mask says so.</summary>
internal sealed class EncodedTable(CaseTable table, IReadOnlyList<Vocabulary?> vocabularies) : EncodedCases(table, vocabularies)
{
    private Schema Schema => Table.Schema;

    /// <summary>Columns known at a moment.</summary>
    public static int UsableAt(Schema schema, Moment moment) => schema.FeatureColumns.Count(column => column.KnownAt <= moment);

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
                    new TableCells(Encoder, index, moment, rows, mask),
                    Vocabulary(index) is { } vocabulary ? vocabulary.Levels.Count + 1 : 0,
                    outcome is null || column.Kind == ColumnKind.Category ? 0 : column.Monotone.GetValueOrDefault(outcome))),
            ],
            Labels = labels,
            Weights = weights,
        };
    }

    /// <summary>A forest's margins of rows, a block of the matrix at a time.</summary>
    public double[] Margins(Forest forest, Moment moment, int[] rows, HistoryMask mask, int threads) => Margins(forest, moment, rows, threads, mask.Hide);

    /// <summary>The same rows as the forest scores them: row-major, in the schema's layout.</summary>
    public float[] Matrix(Moment moment, int[] rows, HistoryMask mask) => Matrix(moment, rows, mask.Hide);
}
