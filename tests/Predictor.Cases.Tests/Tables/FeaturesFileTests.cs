using System.Text;
using Predictor.Cases.Tables;

namespace Predictor.Cases.Tests.Tables;

public sealed class FeaturesFileTests
{
    private static readonly Schema Schema = new()
    {
        Name = "desk",
        Features = "features.sql",
        ObservedUntil = new DateTimeOffset(2026, 6, 30, 0, 0, 0, TimeSpan.Zero),
        Columns =
        [
            new Column { Name = "wait", Kind = ColumnKind.Number, KnownAt = Moment.Arrival },
            new Column { Name = "queue, team", Kind = ColumnKind.Category, KnownAt = Moment.Arrival },
            new Column { Name = "prepaid", Kind = ColumnKind.Flag, KnownAt = Moment.Arrival },
            new Column { Name = "handle", Kind = ColumnKind.Number, KnownAt = Moment.Closure },
        ],
        Outcomes =
        [
            new Outcome { Name = "left", Words = "leaves", Label = "left_30d", Moments = [Moment.Arrival, Moment.Closure], HorizonDays = 30, KnownFrom = "left_known" },
            new Outcome { Name = "unsolved", Words = "stays unsolved", Label = "solved", Positive = "no", Moments = [Moment.Closure] },
        ],
    };

    [Fact]
    public void The_file_is_plain_to_read()
    {
        var table = new CaseTable
        {
            Schema = Schema,
            CaseIds = ["c1", "c,2"],
            CustomerIds = ["k1", "k\"1\""],
            Moments = [Moment.Arrival, Moment.Closure],
            At = [1767225600, 1767229200],
            OpenedAt = [1767225600, 1767225600],
            Ordered = false,
            Cells = [Numbers(0.1f, float.NaN), new CellColumn { Codes = [-1, 0], Levels = ["billing"] }, Numbers(1, 0), Numbers(float.NaN, 1e20f)],
            Labels = [new LabelColumn([1, -1], [1769817600, 0]), new LabelColumn([-1, 0], [0, 1767229200])],
        };

        Assert.Equal(
            """"
            case_id,customer_id,moment,at,opened_at,wait,"queue, team",prepaid,handle,left_30d,left_30d_until,solved,solved_until
            c1,k1,arrival,2026-01-01T00:00:00Z,2026-01-01T00:00:00Z,0.1,,1,,1,2026-01-31T00:00:00Z,,
            "c,2","k""1""",closure,2026-01-01T01:00:00Z,2026-01-01T00:00:00Z,,billing,0,1E+20,,,1,2026-01-01T01:00:00Z

            """".ReplaceLineEndings("\n"),
            Encoding.UTF8.GetString(Write(table)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_table_comes_back_bit_by_bit(bool named)
    {
        var table = Random(named ? Schema : FeaturesFile.WithKeys(Schema) with { Features = null }, 2_000);
        using var file = new TemporaryFile("features.csv");
        File.WriteAllBytes(file.Path, Write(table));

        var read = FlatTable.Read(file.Path, table.Schema, ordered: false);

        Assert.Equal(table.CaseIds, read.CaseIds);
        Assert.Equal(table.CustomerIds, read.CustomerIds);
        Assert.Equal(table.Moments, read.Moments);
        Assert.Equal(table.At, read.At);
        Assert.Equal(table.OpenedAt, read.OpenedAt);
        for (var column = 0; column < table.Cells.Count; column++)
        {
            Assert.Equal(table.Cells[column].Numbers?.Select(BitConverter.SingleToUInt32Bits), read.Cells[column].Numbers?.Select(BitConverter.SingleToUInt32Bits));
            Assert.Equal(Levels(table.Cells[column]), Levels(read.Cells[column]));
        }

        for (var outcome = 0; outcome < table.Labels.Count; outcome++)
        {
            Assert.Equal(table.Labels[outcome].Values, read.Labels[outcome].Values);
            Assert.Equal(table.Labels[outcome].Ends, read.Labels[outcome].Ends);
        }

        Assert.Equal(Write(table), Write(read));
    }

    [Theory]
    [InlineData("1", "0")]
    [InlineData("yes", "0")]
    [InlineData("churned", "0")]
    [InlineData("0", "1")]
    [InlineData("no", "1")]
    [InlineData("0.0", "1")]
    [InlineData("7", "0")]
    public void The_negative_text_is_one_that_reads_as_negative(string positive, string negative)
    {
        var schema = Schema with { Features = null, Outcomes = [Schema.Outcomes[1] with { Positive = positive }] };
        var table = new CaseTable
        {
            Schema = schema,
            CaseIds = ["1", "2", "3"],
            CustomerIds = null,
            Moments = [Moment.Closure, Moment.Closure, Moment.Closure],
            At = null,
            OpenedAt = null,
            Ordered = true,
            Cells = [Numbers(1, 2, 3), new CellColumn { Codes = [-1, -1, -1] }, Numbers(1, 0, 1), Numbers(1, 2, 3)],
            Labels = [new LabelColumn([1, 0, -1], null)],
        };
        using var file = new TemporaryFile("features.csv");
        File.WriteAllBytes(file.Path, Write(table));

        Assert.Contains($",2,{negative}\n", File.ReadAllText(file.Path), StringComparison.Ordinal);
        Assert.Equal(table.Labels[0].Values, FlatTable.Read(file.Path, schema, ordered: true).Labels[0].Values);
    }

    [Fact]
    public void Two_columns_of_one_name_are_refused()
    {
        var schema = Schema with { Columns = [new Column { Name = "moment", Kind = ColumnKind.Number, KnownAt = Moment.Arrival }] };
        var table = new CaseTable
        {
            Schema = schema,
            CaseIds = [],
            CustomerIds = null,
            Moments = [],
            At = null,
            OpenedAt = null,
            Ordered = true,
            Cells = [Numbers()],
            Labels = [],
        };

        Assert.Equal("A features file would have two columns named 'moment': rename that column or label of the schema.", Assert.Throws<DataException>(() => Write(table)).Message);
        Assert.Contains("columns[0].name: found \"moment\", a name that `features` gives to a column of its own, expected another", SchemaFile.Mistakes(schema));
    }

    [Fact]
    public void A_schema_whose_label_would_be_written_twice_is_refused()
    {
        var schema = Schema with { Columns = [.. Schema.Columns, new Column { Name = "left_30d_until", Kind = ColumnKind.Number, KnownAt = Moment.Arrival }] };

        Assert.Equal(["outcomes[0].label: found \"left_30d\", but `features` writes another column \"left_30d_until\" into the same file, expected another name"], SchemaFile.Mistakes(schema));
    }

    private static CaseTable Random(Schema schema, int rows)
    {
        var random = new Random(5);
        var moments = Enumerable.Range(0, rows).Select(i => (Moment)(i % 2)).ToArray();
        var labels = Enumerable.Range(0, 2).Select(outcome => moments.Select(moment => outcome == 1 && moment == Moment.Arrival ? (sbyte)-1 : (sbyte)random.Next(-1, 2)).ToArray()).ToArray();
        return new CaseTable
        {
            Schema = schema,
            CaseIds = [.. moments.Select((_, i) => $"case {i / 2}")],
            CustomerIds = [.. moments.Select((_, i) => $"customer, {i % 17}")],
            Moments = moments,
            At = [.. moments.Select(_ => random.NextInt64(0, 2_000_000_000))],
            OpenedAt = [.. moments.Select(_ => random.NextInt64(0, 2_000_000_000))],
            Ordered = false,
            Cells =
            [
                Numbers([.. moments.Select(_ => AnyFinite())]),
                new CellColumn { Codes = [.. moments.Select((_, i) => i == 0 ? -1 : i <= 3 ? i - 1 : random.Next(-1, 3))], Levels = ["a,b", "ž \"quoted\"", "two\nlines"] },
                Numbers([.. moments.Select(_ => random.Next(3) switch { 0 => 0f, 1 => 1f, _ => float.NaN })]),
                Numbers([.. moments.Select(moment => moment == Moment.Arrival ? float.NaN : AnyFinite())]),
            ],
            Labels = [.. labels.Select(values => new LabelColumn(values, [.. values.Select(value => value < 0 ? 0 : random.NextInt64(0, 2_000_000_000))]))],
        };

        float AnyFinite() => BitConverter.Int32BitsToSingle(random.Next(int.MinValue, int.MaxValue)) is var drawn && float.IsFinite(drawn) ? drawn : float.NaN;
    }

    private static IEnumerable<string?> Levels(CellColumn cells) => cells.Codes?.Select(code => code < 0 ? null : cells.Levels[code]) ?? [];

    private static CellColumn Numbers(params float[] numbers) => new() { Numbers = numbers };

    private static byte[] Write(CaseTable table)
    {
        using var stream = new MemoryStream();
        FeaturesFile.Write(stream, table);
        return stream.ToArray();
    }
}
