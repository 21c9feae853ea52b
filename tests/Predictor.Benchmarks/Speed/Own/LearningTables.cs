using Predictor.Boosting;
using Predictor.Cases;
using Predictor.Cases.Tables;

namespace Predictor.Benchmarks.Speed.Own;

/// <summary>The product's own way from a file to what its learner and its forest take: the one place to change when that way does.</summary>
/// <param name="label">Name of the label column.</param>
/// <param name="categories">Names of the categories; every other column is a number.</param>
internal sealed class LearningTables(string label, IReadOnlyCollection<string> categories)
{
    private IReadOnlyList<Vocabulary?> _vocabularies = [];

    /// <summary>Reads a file, learns its vocabularies and encodes it.</summary>
    public TrainingTable ReadTraining(string path)
    {
        var table = Read(path);
        var rows = table.RowsWithLabel(0, Moment.Closure);
        _vocabularies = VocabularyBuilder.Learn(table, rows);
        var encoder = new TableEncoder(table, _vocabularies);
        return new TrainingTable
        {
            Columns =
            [
                .. table.Schema.FeatureColumns.Select((column, index) => new TrainingColumn(
                    column.Name, new LentCells(encoder, index, rows), _vocabularies[index] is { } vocabulary ? vocabulary.Levels.Count + 1 : 0)),
            ],
            Labels = [.. rows.Select(row => (float)table.Labels[0].Values[row])],
        };
    }

    /// <summary>Reads held-out rows as a forest scores them, row-major, with the vocabularies of the training file read before.</summary>
    public (float[] Cells, float[] Labels) ReadHeldOut(string path)
    {
        var table = Read(path);
        var encoder = new TableEncoder(table, _vocabularies);
        var cells = new float[table.Rows * encoder.Width];
        for (var row = 0; row < table.Rows; row++)
        {
            encoder.Row(row, cells.AsSpan(row * encoder.Width, encoder.Width));
        }

        return (cells, [.. table.Labels[0].Values.Select(value => (float)value)]);
    }

    /// <summary>The kinds of columns are given, to us and to the peers: nobody guesses them from the cells.</summary>
    private CaseTable Read(string path)
    {
        string[] names;
        using (var table = CsvTable.Open(path))
        {
            names = [.. table.Header];
        }

        var schema = new Schema
        {
            Name = "speed",
            Columns =
            [
                .. names.Where(name => name != label).Select(name => new Column
                {
                    Name = name, Kind = categories.Contains(name) ? ColumnKind.Category : ColumnKind.Number, KnownAt = Moment.Closure,
                }),
            ],
            Outcomes = [new Outcome { Name = label, Words = "happens", Label = label, Moments = [Moment.Closure] }],
        };
        return FlatTable.Read(path, schema, ordered: true);
    }
}
