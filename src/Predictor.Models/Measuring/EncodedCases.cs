using Predictor.Cases;
using Predictor.Evaluation.Drift;
using Predictor.Forests;

namespace Predictor.Models.Measuring;

/// <summary>A case table in the numbers a model sees, for scoring many rows and for looking at how cells are spread.</summary>
/// <param name="table">The cases.</param>
/// <param name="vocabularies">One a feature column, null for what is no category.</param>
public class EncodedCases(CaseTable table, IReadOnlyList<Vocabulary?> vocabularies)
{
    /// <summary>Rows scored at a time: enough for all cores, and few megabytes of cells.</summary>
    private const int ScoredRows = 1 << 15;

    protected TableEncoder Encoder { get; } = new(table, vocabularies);

    public CaseTable Table => table;

    /// <summary>Of a feature column; null for what is no category.</summary>
    public Vocabulary? Vocabulary(int column) => vocabularies[column];

    /// <summary>0 or 1, of rows that have a label.</summary>
    public float[] Labels(int outcome, int[] rows)
    {
        var values = table.Labels[outcome].Values;
        return Array.ConvertAll(rows, row => (float)values[row]);
    }

    /// <summary>A forest's margins of rows, a block of the matrix at a time.</summary>
    public double[] Margins(Forest forest, Moment moment, int[] rows, int threads, HideCells? hide = null)
    {
        ArgumentNullException.ThrowIfNull(forest);
        var margins = new double[rows.Length];
        for (var first = 0; first < rows.Length; first += ScoredRows)
        {
            var end = Math.Min(rows.Length, first + ScoredRows);
            forest.Margins(Matrix(moment, rows[first..end], hide), margins.AsMemory(first, end - first), threads);
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
        _ => throw new ArgumentException($"{distribution?.GetType().Name} has no bins.", nameof(distribution)),
    };

    /// <summary>Rows as the forest scores them: row-major, in the schema's layout.</summary>
    public float[] Matrix(Moment moment, int[] rows, HideCells? hide = null)
    {
        var width = Encoder.Width;
        var matrix = new float[rows.Length * width];
        var cells = new float[rows.Length];
        for (var column = 0; column < width; column++)
        {
            Encoder.Read(column, rows, moment, cells);
            hide?.Invoke(column, rows, cells);
            for (var i = 0; i < rows.Length; i++)
            {
                matrix[(i * width) + column] = cells[i];
            }
        }

        return matrix;
    }

    /// <summary>A column's cells as a model of the moment sees them; NaN is missing, a category its code.</summary>
    public double[] Cells(int column, Moment moment, int[] rows)
    {
        var cells = new float[rows.Length];
        Encoder.Read(column, rows, moment, cells);
        return Array.ConvertAll(cells, cell => (double)cell);
    }
}
