using System.Text;
using Predictor.Cases.Tables;

namespace Predictor.Cases.Tests.Tables;

public sealed class FlatRowsTests
{
    private static readonly Schema Schema = new()
    {
        Name = "desk",
        Features = "features.sql",
        Columns =
        [
            new Column { Name = "wait", Kind = ColumnKind.Number, KnownAt = Moment.Arrival, Maximum = 3600 },
            new Column { Name = "queue", Kind = ColumnKind.Category, KnownAt = Moment.Arrival },
            new Column { Name = "handle", Kind = ColumnKind.Number, KnownAt = Moment.Closure },
            new Column { Name = "hour", Kind = ColumnKind.Number, KnownAt = Moment.Arrival, Source = ColumnSource.Clock, From = "hour" },
        ],
        Outcomes = [new Outcome { Name = "left", Words = "leaves", Label = "left", Moments = [Moment.Closure] }, new Outcome { Name = "back", Words = "is back", Label = "back", Moments = [Moment.Arrival] }],
    };

    private static readonly CaseEncoder Encoder = new(Schema, [null, new Vocabulary(["billing"]), null, null]);

    private const string Features = """
        case_id,customer_id,moment,at,opened_at,wait,queue,handle,note,left
        c1,k1,arrival,2026-01-01T10:00:00Z,2026-01-01T10:00:00Z,12.5,billing,600,x,1
        c1,k1,closure,2026-01-01T11:30:00Z,2026-01-01T10:00:00Z,12.5,moves,600,x,1
        c2,,closure,2026-01-02T00:00:00Z,2026-01-01T10:00:00Z,9999,,,x,0

        """;

    [Fact]
    public void Rows_come_one_by_one_with_their_keys_and_cells()
    {
        using var rows = Open(Features);
        var cells = new float[4];

        Assert.True(rows.Read(cells));
        Assert.Equal(("c1", "k1", Moment.Arrival, new DateTimeOffset(2026, 1, 1, 10, 0, 0, TimeSpan.Zero)), (rows.CaseId, rows.CustomerId, rows.Moment, rows.At));
        Assert.Equal([12.5f, 0f, float.NaN, 10f], cells);
        Assert.Equal(-1, rows.Label(0));
        Assert.True(rows.Read(cells));
        Assert.Equal([12.5f, 1f, 600f, 11f], cells);
        Assert.Equal(1, rows.Label(0));
        Assert.True(rows.Read(cells));
        Assert.Equal([float.NaN, float.NaN, float.NaN, 0f], cells);
        Assert.Equal("(case c2)", rows.CustomerId);
        Assert.Equal("x", rows.Table[rows.Table.Find("note")].ToString());
        Assert.Equal(0, rows.Label(0));
        Assert.False(rows.Read(cells));
        Assert.True(rows.HasLabel(0));
        Assert.False(rows.HasLabel(1));
        Assert.Equal(-1, rows.Label(1));
    }

    [Fact]
    public void Problems_are_counted_with_their_first_examples()
    {
        using var rows = Open("case_id,moment,at,wait,queue,handle\n" + string.Concat(Enumerable.Range(0, 5).Select(i => $"c{i},arrival,2026-01-01,{9000 + i},moves,5\n")));
        var cells = new float[4];
        while (rows.Read(cells))
        {
        }

        Assert.Equal(
            [
                "wait AboveMaximum 5 line 2: '9000'; line 3: '9001'; line 4: '9002'",
                "queue UnseenLevel 5 line 2: 'moves'; line 3: 'moves'; line 4: 'moves'",
                "handle NotYetKnown 5 line 2: '5'; line 3: '5'; line 4: '5'",
            ],
            rows.Problems.Select(problem => $"{problem.Column} {problem.Problem} {problem.Count} {string.Join("; ", problem.Examples)}"));
    }

    [Fact]
    public void A_word_in_a_column_of_numbers_stops_a_strict_reader_alone()
    {
        const string Text = "case_id,moment,at,wait,queue,handle\nc1,arrival,2026-01-01,soon,billing,\n";
        var cells = new float[4];
        using var strict = Open(Text);
        using var lenient = Open(Text, strict: false);

        Assert.Equal("t.csv, line 2, column wait: found 'soon', expected a number", Assert.Throws<DataException>(() => strict.Read(cells)).Message);
        Assert.True(lenient.Read(cells));
        Assert.Equal([float.NaN, 0f, float.NaN, 0f], cells);
        Assert.Equal(CellProblem.NotANumber, Assert.Single(lenient.Problems).Problem);
    }

    [Fact]
    public void Absent_columns_are_named_at_once_or_missing_where_that_is_allowed()
    {
        const string Text = "case_id,moment,at,queue\nc1,closure,2026-01-01T05:00:00Z,billing\n";

        Assert.Equal("t.csv: there are no columns 'wait', 'handle'; there are case_id, moment, at, queue.", Assert.Throws<DataException>(() => Open(Text)).Message);

        using var rows = Open(Text, absent: true);
        var cells = new float[4];
        Assert.True(rows.Read(cells));
        Assert.Equal([float.NaN, 0f, float.NaN, 5f], cells);
    }

    [Fact]
    public void A_table_that_cannot_be_read_is_closed_at_once()
    {
        var stream = new MemoryStream(Encoding.UTF8.GetBytes("a,b\n1,2\n"));

        Assert.Throws<DataException>(() => FlatRows.Open(CsvTable.Open(stream, "t.csv"), Encoder));
        Assert.False(stream.CanRead);
    }

    private static FlatRows Open(string text, bool strict = true, bool absent = false) =>
        FlatRows.Open(CsvTable.Open(new MemoryStream(Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\n"))), "t.csv"), Encoder, strict, absent);
}
