using Predictor.Cases.Tables;

namespace Predictor.Cases.Tests.Tables;

public sealed class FlatTableTests
{
    private static readonly Schema Schema = new()
    {
        Name = "desk",
        CaseKey = "ref",
        CustomerKey = "customer",
        TimeKey = "at",
        MomentKey = "moment",
        TimeZone = "Europe/Berlin",
        ObservedUntil = new DateTimeOffset(2026, 6, 30, 0, 0, 0, TimeSpan.Zero),
        Columns =
        [
            new Column { Name = "wait", Kind = ColumnKind.Number, KnownAt = Moment.Arrival, Maximum = 3600 },
            new Column { Name = "repeats", Kind = ColumnKind.Count, KnownAt = Moment.Arrival },
            new Column { Name = "prepaid", Kind = ColumnKind.Flag, KnownAt = Moment.Arrival },
            new Column { Name = "queue", Kind = ColumnKind.Category, KnownAt = Moment.Arrival },
            new Column { Name = "handle", Kind = ColumnKind.Number, KnownAt = Moment.Closure },
            new Column { Name = "hour", Kind = ColumnKind.Number, KnownAt = Moment.Arrival, Source = ColumnSource.Clock, From = "hour" },
        ],
        Outcomes =
        [
            new Outcome { Name = "left", Words = "leaves", Label = "left", Moments = [Moment.Arrival, Moment.Closure], HorizonDays = 30, KnownFrom = "left_at" },
            new Outcome { Name = "back", Words = "is back", Label = "back", Positive = "yes", Moments = [Moment.Closure] },
        ],
    };

    private const string Header = "unused,moment,ref,customer,at,wait,repeats,prepaid,queue,handle,left,left_at,back";

    [Fact]
    public void Rows_become_columns_keys_and_labels()
    {
        using var file = new TemporaryFile(
            "t.csv",
            Header,
            "x,arrival,c1,k1,2026-01-01T10:00:00,12.5,3,yes,billing,600,1,2026-01-05T00:00:00Z,no",
            "x,closure,c1,k1,2026-01-01T11:00:00Z,12.5,3,yes,billing,600,1,2026-01-05T00:00:00Z,no",
            "x,Closure,c2,,2026-02-01,,,,,,0,2026-02-20,yes",
            "x,closure,c3,k1,2026-02-02,4000,0,0,\" moves, \"\"home\"\"\",5,,,");

        var table = FlatTable.Read(file.Path, Schema, ordered: false);

        Assert.Equal(["c1", "c1", "c2", "c3"], table.CaseIds);
        Assert.Equal(["k1", "k1", "(case c2)", "k1"], table.CustomerIds!);
        Assert.Equal([Moment.Arrival, Moment.Closure, Moment.Closure, Moment.Closure], table.Moments);
        Assert.Equal([Epoch("2026-01-01T09:00Z"), Epoch("2026-01-01T11:00Z"), Epoch("2026-01-31T23:00Z"), Epoch("2026-02-01T23:00Z")], table.At!);
        Assert.Equal(table.At, table.OpenedAt!);
        Assert.Equal([12.5f, 12.5f, float.NaN, float.NaN], table.Cells[0].Numbers!);
        Assert.Equal([3f, 3f, float.NaN, 0f], table.Cells[1].Numbers!);
        Assert.Equal([1f, 1f, float.NaN, 0f], table.Cells[2].Numbers!);
        Assert.Equal([0, 0, -1, 1], table.Cells[3].Codes!);
        Assert.Equal(["billing", "moves, \"home\""], table.Cells[3].Levels);
        Assert.Equal([float.NaN, 600f, float.NaN, 5f], table.Cells[4].Numbers!);
        Assert.Equal([10f, 12f, 0f, 0f], table.Cells[5].Numbers!);
        Assert.Equal([(sbyte)1, (sbyte)1, (sbyte)0, (sbyte)-1], table.Labels[0].Values);
        Assert.Equal([Epoch("2026-01-05"), Epoch("2026-01-05"), Epoch("2026-02-19T23:00Z"), 0], table.Labels[0].Ends!);
        Assert.Equal([(sbyte)-1, (sbyte)0, (sbyte)1, (sbyte)-1], table.Labels[1].Values);
        Assert.Equal([0, Epoch("2026-01-01T11:00Z"), Epoch("2026-01-31T23:00Z"), 0], table.Labels[1].Ends!);
        Assert.Equal([1, 2], table.RowsWithLabel(0, Moment.Closure));
    }

    [Fact]
    public void Cells_that_count_as_missing_are_named()
    {
        using var file = new TemporaryFile("t.csv", [.. Minimal("wait", "9999"), "x,arrival,c9,,2026-01-01,1,1,1,q,77,1,2026-01-05,"]);

        var problems = FlatTable.Read(file.Path, Schema, ordered: false, labels: false).Problems;

        Assert.Equal(
            ["wait AboveMaximum 1 line 2: '9999'", "handle NotYetKnown 1 line 4: '77'"],
            problems.Select(problem => $"{problem.Column} {problem.Problem} {problem.Count} {string.Join("; ", problem.Examples)}"));
    }

    [Theory]
    [InlineData("wait", "soon", "t.csv, line 2, column wait: found 'soon', expected a number")]
    [InlineData("wait", "1,5", "t.csv, line 2, column wait: found '1,5', expected a number")]
    [InlineData("repeats", "2.5", "t.csv, line 2, column repeats: found '2.5', expected a count (a whole number, 0 or more)")]
    [InlineData("prepaid", "perhaps", "t.csv, line 2, column prepaid: found 'perhaps', expected yes or no, true or false, 1 or 0")]
    [InlineData("moment", "later", "t.csv, line 2, column moment: found 'later', expected arrival or closure")]
    [InlineData("at", "1/2/2026", "t.csv, line 2, column at: found '1/2/2026', expected an ISO time such as 2026-06-30T23:59:59Z")]
    [InlineData("at", "", "t.csv, line 2, column at: found nothing, expected an ISO time such as 2026-06-30T23:59:59Z")]
    [InlineData("ref", " ", "t.csv, line 2, column ref: found nothing, expected a case id")]
    [InlineData("ref", "c2", "t.csv, line 3, column ref: found 'c2', expected an id of its own: it stood here before with the same moment")]
    [InlineData("left", "perhaps", "t.csv, line 3, column left: found '0', expected '1', or 'perhaps' as before: a label has two texts")]
    [InlineData("left_at", "soon", "t.csv, line 2, column left_at: found 'soon', expected an ISO time such as 2026-06-30T23:59:59Z")]
    public void A_cell_that_cannot_be_read_is_named_with_its_place(string column, string text, string message)
    {
        using var file = new TemporaryFile("t.csv", Minimal(column, text));

        Assert.Equal(message, Assert.Throws<DataException>(() => FlatTable.Read(file.Path, Schema, ordered: false)).Message);
    }

    [Fact]
    public void All_absent_columns_are_named_at_once()
    {
        using var file = new TemporaryFile("t.csv", "ref,customer,at,wait,queue,left", "c1,k1,2026-01-01,1,a,1");

        Assert.Equal(
            "t.csv: there are no columns 'moment', 'repeats', 'prepaid', 'handle', 'left_at', 'back'; there are ref, customer, at, wait, queue, left.",
            Assert.Throws<DataException>(() => FlatTable.Read(file.Path, Schema, ordered: false)).Message);
        Assert.Equal(
            "t.csv: there are no columns 'moment', 'repeats', 'prepaid', 'handle'; there are ref, customer, at, wait, queue, left.",
            Assert.Throws<DataException>(() => FlatTable.Read(file.Path, Schema, ordered: false, labels: false)).Message);
    }

    [Fact]
    public void A_column_off_the_clock_needs_a_time_where_the_file_does_not_hold_it()
    {
        using var file = new TemporaryFile("t.csv", Minimal("wait", "1"));

        Assert.StartsWith("t.csv: there is no column 'hour'", Assert.Throws<DataException>(() => FlatTable.Read(file.Path, Schema with { TimeKey = null }, ordered: false)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_without_rows_is_refused()
    {
        using var file = new TemporaryFile("t.csv", Header);

        Assert.Equal("t.csv: there are no rows below the header.", Assert.Throws<DataException>(() => FlatTable.Read(file.Path, Schema, ordered: false)).Message);
    }

    [Fact]
    public void A_label_of_one_class_is_refused_where_labels_are_needed()
    {
        using var positive = new TemporaryFile("t.csv", Plain("1", "1", ""));
        using var negative = new TemporaryFile("t.csv", Plain("0", "0", ""));
        using var none = new TemporaryFile("t.csv", Plain("", ""));

        Assert.Equal("t.csv, column label: all 2 labels are '1', none is negative, expected both classes.", Refuse(positive));
        Assert.Equal("t.csv, column label: all 2 labels are negative, none is '1', expected both classes.", Refuse(negative));
        Assert.Equal("t.csv, column label: no row has a (mature) label of outcome label, expected both classes.", Refuse(none));
        Assert.Equal([(sbyte)1, (sbyte)1, (sbyte)-1], FlatTable.Read(positive.Path, PlainSchema(), ordered: true, labels: false).Labels[0].Values);

        static string Refuse(TemporaryFile file) => Assert.Throws<DataException>(() => FlatTable.Read(file.Path, PlainSchema(), ordered: true)).Message;
    }

    [Fact]
    public void Without_keys_rows_are_numbered_at_the_outcomes_only_moment()
    {
        using var file = new TemporaryFile("t.csv", Plain("1", "0"));

        var table = FlatTable.Read(file.Path, PlainSchema(), ordered: true);

        Assert.Equal(["1", "2"], table.CaseIds);
        Assert.Null(table.CustomerIds);
        Assert.Null(table.At);
        Assert.Null(table.OpenedAt);
        Assert.Null(table.Labels[0].Ends!);
        Assert.True(table.Ordered);
        Assert.Equal([Moment.Closure, Moment.Closure], table.Moments);
    }

    [Fact]
    public void Without_a_moment_column_outcomes_have_to_share_one_moment()
    {
        using var file = new TemporaryFile("t.csv", Plain("1", "0"));
        var schema = PlainSchema() with { Outcomes = [PlainSchema().Outcomes[0] with { Moments = [Moment.Arrival, Moment.Closure] }] };

        Assert.Equal(
            "t.csv: there is no column that says arrival or closure, expected one (the schema's momentKey, or moment) as outcomes are predicted at both.",
            Assert.Throws<DataException>(() => FlatTable.Read(file.Path, schema, ordered: true)).Message);
    }

    [Theory]
    [InlineData("1", "1 yes TRUE y 1.0 0 no False n 0.0", "1 1 1 1 1 0 0 0 0 0")]
    [InlineData("1", "1 stayed Stayed", "1 0 0")]
    [InlineData("yes", "YES 1 no 0", "1 1 0 0")]
    [InlineData("0", "0 no 1 yes", "1 1 0 0")]
    [InlineData("churned", "Churned stayed", "1 0")]
    [InlineData("churned", "churned 0", "1 0")]
    [InlineData("5", "5.0 1", "1 0")]
    [InlineData("1", "1 -1", "1 0")]
    public void A_label_text_is_positive_plainly_its_opposite_or_the_only_other_one(string positive, string texts, string values)
    {
        using var file = new TemporaryFile("t.csv", Plain(texts.Split(' ')));

        Assert.Equal(values, string.Join(' ', FlatTable.Read(file.Path, PlainSchema(positive), ordered: true).Labels[0].Values));
    }

    [Theory]
    [InlineData("1", "1 0 perhaps", "t.csv, line 4, column label: found 'perhaps', expected '1', or '0' as before: a label has two texts")]
    [InlineData("1", "1 perhaps no", "t.csv, line 4, column label: found 'no', expected '1', or 'perhaps' as before: a label has two texts")]
    [InlineData("5", "5 4 3", "t.csv, line 4, column label: found '3', expected '5', or '4' as before: a label has two texts")]
    public void A_third_label_text_is_refused(string positive, string texts, string message)
    {
        using var file = new TemporaryFile("t.csv", Plain(texts.Split(' ')));

        Assert.Equal(message, Assert.Throws<DataException>(() => FlatTable.Read(file.Path, PlainSchema(positive), ordered: true)).Message);
    }

    [Theory]
    [InlineData("2026-05-30T00:00:00Z", "0", "", 0)]
    [InlineData("2026-05-30T00:00:01Z", "0", "", -1)]
    [InlineData("2026-06-02", "0", "", -1)]
    [InlineData("2026-05-20", "1", "2026-05-25", 1)]
    [InlineData("2026-06-20", "1", "2026-06-21", -1)]
    [InlineData("2026-01-01", "1", "2026-03-01", -1)]
    [InlineData("2026-01-01", "1", "2026-01-01", -1)]
    [InlineData("2026-01-01", "1", "2025-12-01", -1)]
    [InlineData("2026-01-01", "1", "", -1, true)]
    public void A_label_that_is_not_mature_is_none(string at, string label, string knownAt, int value, bool known = false)
    {
        var schema = Schema with { Outcomes = [knownAt.Length == 0 && !known ? Schema.Outcomes[0] with { KnownFrom = null, HorizonDays = 31 } : Schema.Outcomes[0]] };
        using var file = new TemporaryFile("t.csv", Header, $"x,closure,c1,k1,{at},1,1,1,a,1,{label},{knownAt},");

        Assert.Equal([(sbyte)value], FlatTable.Read(file.Path, schema, ordered: false, labels: false).Labels[0].Values);
    }

    /// <summary>Three closures that can be read, and one cell of the first of them otherwise.</summary>
    private static string[] Minimal(string column, string text)
    {
        var cells = "x,closure,c1,k1,2026-01-01,1,1,1,a,1,1,2026-01-05,yes".Split(',');
        cells[Array.IndexOf(Header.Split(','), column)] = $"\"{text}\"";
        return [Header, string.Join(',', cells), "x,closure,c2,k2,2026-01-02,1,1,1,a,1,0,2026-02-01,no"];
    }

    private static string[] Plain(params string[] labels) => ["label,wait", .. labels.Select((label, i) => $"{label},{i}")];

    private static Schema PlainSchema(string positive = "1") => new()
    {
        Name = "plain",
        Columns = [new Column { Name = "wait", Kind = ColumnKind.Number, KnownAt = Moment.Closure }],
        Outcomes = [new Outcome { Name = "label", Words = "does", Label = "label", Positive = positive, Moments = [Moment.Closure] }],
    };

    private static long Epoch(string utc) => DateTimeOffset.Parse(utc, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal).ToUnixTimeSeconds();
}
