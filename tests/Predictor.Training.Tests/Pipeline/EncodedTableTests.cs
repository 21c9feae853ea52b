using Predictor.Cases;
using Predictor.Training.Pipeline;

namespace Predictor.Training.Tests.Pipeline;

public sealed class EncodedTableTests
{
    private const int TableRows = 20_000;

    private static readonly Schema Schema = new()
    {
        Name = "hand",
        Columns =
        [
            new Column { Name = "queue", Kind = ColumnKind.Category, KnownAt = Moment.Arrival },
            new Column { Name = "wait", Kind = ColumnKind.Number, KnownAt = Moment.Arrival },
            new Column { Name = "contacts", Kind = ColumnKind.Count, KnownAt = Moment.Arrival, Source = ColumnSource.History, From = "contacts" },
            new Column { Name = "handle", Kind = ColumnKind.Number, KnownAt = Moment.Closure },
        ],
        Outcomes = [CaseTables.Back],
    };

    private static readonly int[] Chosen = [.. Enumerable.Range(0, TableRows).Where(row => row % 3 != 1)];

    /// <summary>Written out cell by cell, as the rules say it.</summary>
    [Fact]
    public void Lent_columns_hold_the_models_codes_hide_history_and_miss_what_is_not_known_yet()
    {
        var (encoded, mask) = (Encoded(), new HistoryMask(Schema, 0.2, 0.3, seed: 4));

        var columns = encoded.TrainingRows(0, Moment.Arrival, Chosen, mask).Columns.Select(column => column.Cells.ToArray()).ToArray();

        Assert.Equal(Chosen.Select(row => row % 5 == 4 ? float.NaN : row % 5 == 0 ? 2f : row % 5 == 1 ? 1f : row % 5 == 2 ? 0f : 2f), columns[0]);
        Assert.Equal(Chosen.Select(row => (float)row), columns[1]);
        Assert.Equal(Chosen.Select(row => mask.Hides(row, 2) ? float.NaN : row % 7), columns[2]);
        Assert.Contains(columns[2], float.IsNaN);
        Assert.All(columns[3], cell => Assert.True(float.IsNaN(cell)));
    }

    [Theory]
    [InlineData(0, 10)]
    [InlineData(4_090, 20)]
    [InlineData(13_000, 333)]
    public void A_chunk_a_cell_and_a_row_of_the_matrix_are_the_columns(int first, int count)
    {
        var (encoded, mask) = (Encoded(), new HistoryMask(Schema, 0.2, 0.3, seed: 4));
        var columns = encoded.TrainingRows(0, Moment.Closure, Chosen, mask).Columns;
        var matrix = encoded.Matrix(Moment.Closure, Chosen[first..(first + count)], mask);

        for (var column = 0; column < columns.Count; column++)
        {
            var whole = columns[column].Cells.ToArray();
            var chunk = new float[count];
            columns[column].Cells.Read(first, chunk);
            Assert.Equal(whole[first..(first + count)], chunk);
            Assert.Equal(chunk, Enumerable.Range(first, count).Select(row => columns[column].Cells[row]));
            Assert.Equal(chunk, Enumerable.Range(0, count).Select(row => matrix[(row * columns.Count) + column]));
        }
    }

    private static EncodedTable Encoded()
    {
        var rows = Enumerable.Range(0, TableRows).ToArray();
        var table = new CaseTable
        {
            Schema = Schema,
            CaseIds = [.. rows.Select(row => FormattableString.Invariant($"c{row}"))],
            CustomerIds = null,
            Moments = [.. rows.Select(row => (Moment)(row % 2))],
            At = null,
            OpenedAt = null,
            Ordered = true,
            Cells =
            [
                new CellColumn { Codes = [.. rows.Select(row => (row % 5) - (row % 5 == 4 ? 5 : 0))], Levels = ["new", "moves", "billing", "rare"] },
                new CellColumn { Numbers = [.. rows.Select(row => (float)row)] },
                new CellColumn { Numbers = [.. rows.Select(row => (float)(row % 7))] },
                new CellColumn { Numbers = [.. rows.Select(row => -(float)row)] },
            ],
            Labels = [new LabelColumn([.. rows.Select(row => (sbyte)(row % 2))], null)],
        };
        return new EncodedTable(table, [new Vocabulary(["billing", "moves"]), null, null, null]);
    }
}
