using System.Globalization;
using System.Text;

namespace Predictor.Cases.Tests;

public sealed class CaseEncoderTests
{
    private static readonly Schema Schema = new()
    {
        Name = "desk",
        TimeZone = "Europe/Berlin",
        Columns =
        [
            new Column { Name = "case_id", Kind = ColumnKind.Id, KnownAt = Moment.Arrival },
            new Column { Name = "wait", Kind = ColumnKind.Number, KnownAt = Moment.Arrival, Minimum = -5, Maximum = 3600, Unit = "seconds", Words = "waited {value} seconds" },
            new Column { Name = "repeats", Kind = ColumnKind.Count, KnownAt = Moment.Arrival, Label = "Repeat contacts" },
            new Column { Name = "prepaid", Kind = ColumnKind.Flag, KnownAt = Moment.Arrival, Words = "pays in advance", Label = "Prepaid" },
            new Column { Name = "queue", Kind = ColumnKind.Category, KnownAt = Moment.Arrival },
            new Column { Name = "handle", Kind = ColumnKind.Number, KnownAt = Moment.Closure },
            new Column { Name = "hour", Kind = ColumnKind.Number, KnownAt = Moment.Arrival, Source = ColumnSource.Clock, From = "hour" },
            new Column { Name = "day", Kind = ColumnKind.Category, KnownAt = Moment.Arrival, Source = ColumnSource.Clock, From = "weekday" },
        ],
        Outcomes = [new Outcome { Name = "left", Words = "leaves", Label = "left", Moments = [Moment.Arrival, Moment.Closure] }],
    };

    private static readonly CaseEncoder Encoder = new(Schema, [null, null, null, new Vocabulary(["billing", "7", "1E+20"]), null, null, new Vocabulary(["0", "6"])]);

    [Theory]
    [InlineData("wait", "17", CellProblem.None, 17f)]
    [InlineData("wait", " -4.5e0 ", CellProblem.None, -4.5f)]
    [InlineData("wait", "", CellProblem.None, float.NaN)]
    [InlineData("wait", "  ", CellProblem.None, float.NaN)]
    [InlineData("wait", "soon", CellProblem.NotANumber, float.NaN)]
    [InlineData("wait", "1,000", CellProblem.NotANumber, float.NaN)]
    [InlineData("wait", "1 000", CellProblem.NotANumber, float.NaN)]
    [InlineData("wait", "0x10", CellProblem.NotANumber, float.NaN)]
    [InlineData("wait", "NaN", CellProblem.NotANumber, float.NaN)]
    [InlineData("wait", "Infinity", CellProblem.NotANumber, float.NaN)]
    [InlineData("wait", "∞", CellProblem.NotANumber, float.NaN)]
    [InlineData("wait", "1e999", CellProblem.NotANumber, float.NaN)]
    [InlineData("wait", "(3)", CellProblem.NotANumber, float.NaN)]
    [InlineData("wait", "3600.1", CellProblem.AboveMaximum, float.NaN)]
    [InlineData("wait", "-6", CellProblem.BelowMinimum, float.NaN)]
    [InlineData("repeats", "3", CellProblem.None, 3f)]
    [InlineData("repeats", "3.0", CellProblem.None, 3f)]
    [InlineData("repeats", "3.5", CellProblem.NotACount, float.NaN)]
    [InlineData("repeats", "-1", CellProblem.NotACount, float.NaN)]
    [InlineData("repeats", "many", CellProblem.NotANumber, float.NaN)]
    [InlineData("repeats", "1e300", CellProblem.AboveMaximum, float.NaN)]
    [InlineData("prepaid", "YES", CellProblem.None, 1f)]
    [InlineData("prepaid", "y", CellProblem.None, 1f)]
    [InlineData("prepaid", "True", CellProblem.None, 1f)]
    [InlineData("prepaid", "1.0", CellProblem.None, 1f)]
    [InlineData("prepaid", "n", CellProblem.None, 0f)]
    [InlineData("prepaid", "no", CellProblem.None, 0f)]
    [InlineData("prepaid", "false", CellProblem.None, 0f)]
    [InlineData("prepaid", "2", CellProblem.NotAFlag, float.NaN)]
    [InlineData("prepaid", "perhaps", CellProblem.NotAFlag, float.NaN)]
    [InlineData("queue", " billing ", CellProblem.None, 0f)]
    [InlineData("queue", "Billing", CellProblem.UnseenLevel, 3f)]
    [InlineData("queue", "", CellProblem.None, float.NaN)]
    [InlineData("handle", "", CellProblem.None, float.NaN)]
    [InlineData("handle", "5", CellProblem.NotYetKnown, float.NaN)]
    [InlineData("handle", "soon", CellProblem.NotYetKnown, float.NaN)]
    public void Text_becomes_a_cell_or_a_problem(string column, string text, CellProblem problem, float cell)
    {
        var row = new float[Encoder.Width];

        Assert.Equal(problem, Encoder.Set(row, Encoder.Find(column), Moment.Arrival, text));
        Assert.Equal(cell, row[Encoder.Find(column)]);
    }

    [Theory]
    [InlineData("wait", 17, CellProblem.None, 17f)]
    [InlineData("wait", double.NaN, CellProblem.None, float.NaN)]
    [InlineData("wait", double.PositiveInfinity, CellProblem.NotANumber, float.NaN)]
    [InlineData("wait", 4000, CellProblem.AboveMaximum, float.NaN)]
    [InlineData("repeats", 2.5, CellProblem.NotACount, float.NaN)]
    [InlineData("prepaid", 1, CellProblem.None, 1f)]
    [InlineData("prepaid", 0.5, CellProblem.NotAFlag, float.NaN)]
    [InlineData("queue", 7, CellProblem.None, 1f)]
    [InlineData("queue", 1e20, CellProblem.None, 2f)]
    [InlineData("queue", 7.5, CellProblem.UnseenLevel, 3f)]
    [InlineData("queue", double.NaN, CellProblem.None, float.NaN)]
    [InlineData("handle", 5, CellProblem.NotYetKnown, float.NaN)]
    public void A_number_becomes_a_cell_or_a_problem(string column, double value, CellProblem problem, float cell)
    {
        var row = new float[Encoder.Width];

        Assert.Equal(problem, Encoder.Set(row, Encoder.Find(column), Moment.Arrival, value));
        Assert.Equal(cell, row[Encoder.Find(column)]);
    }

    [Fact]
    public void Text_and_number_of_the_same_value_give_the_same_bits()
    {
        var schema = Schema with { Columns = [.. Schema.Columns.Select(column => column with { Minimum = null, Maximum = null })] };
        var encoder = new CaseEncoder(schema, Encoder.Vocabularies);
        var random = new Random(17);
        float[] byText = new float[encoder.Width], byNumber = new float[encoder.Width];
        string[] formats = ["R", "E16", "G17", "F3", "G5"];
        for (var i = 0; i < 50_000; i++)
        {
            var drawn = (i % 3) switch
            {
                0 => BitConverter.UInt64BitsToDouble((ulong)random.NextInt64(long.MinValue, long.MaxValue)),
                1 => (random.NextDouble() - 0.5) * 1e6,
                _ => random.Next(-3, 50),
            };
            var text = drawn.ToString(formats[i % formats.Length], CultureInfo.InvariantCulture);
            if (!double.IsFinite(drawn) || !double.TryParse(text, CultureInfo.InvariantCulture, out var value))
                continue;

            foreach (var column in (ReadOnlySpan<int>)[0, 1, 2, 4])
            {
                Assert.Equal(encoder.Set(byNumber, column, Moment.Closure, value), encoder.Set(byText, column, Moment.Closure, text));
                Assert.Equal(BitConverter.SingleToUInt32Bits(byNumber[column]), BitConverter.SingleToUInt32Bits(byText[column]));
            }
        }
    }

    [Fact]
    public void A_value_that_rounds_to_the_limit_is_believed_however_often_it_is_written_and_read()
    {
        var schema = Schema with { Columns = [new Column { Name = "share", Kind = ColumnKind.Number, KnownAt = Moment.Arrival, Maximum = 0.1 }] };
        var encoder = new CaseEncoder(schema, [null]);
        var row = new float[1];

        Assert.Equal(CellProblem.None, encoder.Set(row, 0, Moment.Arrival, 0.1));
        Assert.Equal(CellProblem.None, encoder.Set(row, 0, Moment.Arrival, (double)0.1f));
        Assert.Equal(CellProblem.AboveMaximum, encoder.Set(row, 0, Moment.Arrival, 0.10001));
    }

    [Fact]
    public void A_problem_leaves_the_cell_missing_whatever_it_held()
    {
        var row = new float[Encoder.Width];
        Encoder.Set(row, 0, Moment.Arrival, 5);

        Encoder.Set(row, 0, Moment.Arrival, "soon");

        Assert.Equal(float.NaN, row[0]);
    }

    [Fact]
    public void The_clock_is_read_in_the_time_zone_of_the_schema()
    {
        var row = new float[Encoder.Width];
        Encoder.Clear(row);

        Encoder.SetClock(row, new DateTimeOffset(2026, 7, 4, 22, 30, 0, TimeSpan.Zero));

        Assert.Equal([float.NaN, float.NaN, float.NaN, float.NaN, float.NaN, 0f, 1f], row);
    }

    [Fact]
    public void Setting_a_row_allocates_nothing()
    {
        var row = new float[Encoder.Width];
        Fill();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Fill();

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());

        void Fill()
        {
            Encoder.Set(row, Encoder.Find("wait".AsSpan()), Moment.Closure, "12.5");
            Encoder.Set(row, Encoder.Find("queue".AsSpan()), Moment.Closure, "billing");
            Encoder.Set(row, Encoder.Find("queue".AsSpan()), Moment.Closure, 12.5);
            Encoder.Set(row, Encoder.Find("prepaid".AsSpan()), Moment.Closure, "yes");
            Encoder.SetClock(row, DateTimeOffset.UnixEpoch);
        }
    }

    [Fact]
    public void A_name_is_found_exactly_or_not_at_all()
    {
        Assert.Equal(0, Encoder.Find("wait"));
        Assert.Equal(-1, Encoder.Find("Wait"));
        Assert.Equal(-1, Encoder.Find("case_id"));
    }

    [Fact]
    public void A_vocabulary_missing_or_too_many_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new CaseEncoder(Schema, []));
        Assert.Throws<ArgumentException>(() => new CaseEncoder(Schema, new Vocabulary?[7]));
    }

    /// <summary>Behind the one before, far ahead of it, before it, and where there is none.</summary>
    [Fact]
    public void A_column_is_found_by_its_name_in_utf8_wherever_the_sender_is()
    {
        string[] names = ["größe", .. Enumerable.Range(1, 11).Select(i => $"column_{i}")];
        var schema = Schema with { Columns = [.. names.Select(name => new Column { Name = name, Kind = ColumnKind.Number, KnownAt = Moment.Arrival })] };
        var encoder = new CaseEncoder(schema, new Vocabulary?[names.Length]);
        for (var after = -1; after < names.Length; after++)
        {
            for (var column = 0; column < names.Length; column++)
            {
                Assert.Equal(column, encoder.Find(Encoding.UTF8.GetBytes(names[column]), after));
            }

            Assert.Equal(-1, encoder.Find("column_12"u8, after));
            Assert.Equal(-1, encoder.Find("Column_1"u8, after));
            Assert.Equal(-1, encoder.Find(""u8, after));
            Assert.Equal(-1, encoder.Find(new byte[100_000], after));
        }
    }
}
