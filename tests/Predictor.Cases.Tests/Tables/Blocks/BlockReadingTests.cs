using System.Globalization;
using System.Text;
using Predictor.Cases.Tables;
using Predictor.Cases.Tables.Blocks;

namespace Predictor.Cases.Tests.Tables.Blocks;

/// <summary>In blocks and on several threads a file gives the table, or the error, that it gives row by row on one.</summary>
public sealed class BlockReadingTests
{
    private static readonly Schema Schema = new()
    {
        Name = "hand",
        TimeZone = "Europe/Berlin",
        ObservedUntil = DateTimeOffset.Parse("2026-03-01T00:00:00Z", CultureInfo.InvariantCulture),
        CaseKey = "case",
        CustomerKey = "customer",
        TimeKey = "at",
        MomentKey = "moment",
        Columns =
        [
            new Column { Name = "wait", Kind = ColumnKind.Number, KnownAt = Moment.Arrival, Minimum = 0, Maximum = 1e6 },
            new Column { Name = "score", Kind = ColumnKind.Number, KnownAt = Moment.Arrival },
            new Column { Name = "contacts", Kind = ColumnKind.Count, KnownAt = Moment.Arrival },
            new Column { Name = "solved", Kind = ColumnKind.Flag, KnownAt = Moment.Closure },
            new Column { Name = "queue", Kind = ColumnKind.Category, KnownAt = Moment.Arrival },
            new Column { Name = "agent", Kind = ColumnKind.Category, KnownAt = Moment.Closure },
            new Column { Name = "hour", Kind = ColumnKind.Number, KnownAt = Moment.Arrival, Source = ColumnSource.Clock, From = ClockCell.Hour },
            new Column { Name = "weekday", Kind = ColumnKind.Category, KnownAt = Moment.Arrival, Source = ColumnSource.Clock, From = ClockCell.Weekday },
        ],
        Outcomes =
        [
            new Outcome { Name = "left", Words = "leaves", Label = "left", Moments = [Moment.Arrival, Moment.Closure], HorizonDays = 30 },
            new Outcome { Name = "back", Words = "is back", Label = "back", Positive = "yes", Moments = [Moment.Closure], HorizonDays = 14, KnownFrom = "back_at" },
        ],
    };

    private static readonly Schema Plain = Schema with
    {
        CaseKey = null,
        CustomerKey = null,
        TimeKey = null,
        MomentKey = null,
        Columns = [.. Schema.Columns.Where(column => column.Source == ColumnSource.Given)],
        Outcomes = [Schema.Outcomes[1] with { KnownFrom = null, HorizonDays = null }],
    };

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(64)]
    [InlineData(1_000)]
    [InlineData(1 << 18)]
    public void A_whole_file_is_the_same_table_however_it_is_cut(int blockLength)
    {
        using var file = new TemporaryFile("t.csv");
        File.WriteAllText(file.Path, new GeneratedCsv(1) { Rows = blockLength < 64 ? 40 : 400 }.Text());

        foreach (var schema in (Schema[])[Schema, Plain])
        {
            var expected = ByRows(file.Path, schema);
            Assert.StartsWith("rows", expected, StringComparison.Ordinal);
            Assert.Equal(expected, InBlocks(file.Path, schema, 1, blockLength));
            Assert.Equal(expected, InBlocks(file.Path, schema, 3, blockLength));
        }
    }

    /// <summary>Else the comparisons here would hold the row-by-row reader to itself.</summary>
    [Fact]
    public void Rows_that_are_plainly_right_are_not_left_to_the_row_by_row_reader()
    {
        using var file = new TemporaryFile("t.csv");
        File.WriteAllText(file.Path, new GeneratedCsv(3) { Rows = 200 }.Text());
        using var table = CsvTable.Open(file.Path);
        using var blocks = CsvBlocks.Cut(file.Path, 500, 2);
        var (layout, zone) = (new FlatLayout(table, Schema, labels: true), TimeZoneInfo.FindSystemTimeZoneById(Schema.TimeZone));
        var block = new FlatBlock(layout, Schema, zone, [.. Schema.Outcomes.Select(outcome => new LabelHorizon(Schema, outcome, layout, zone))], table.Header.Count);

        var rows = 0;
        foreach (var each in blocks.All)
        {
            block.Read(blocks, each);
            Assert.True(block.IsRead, $"line {each.Line}");
            rows += block.Rows;
        }

        Assert.True(blocks.All.Count > 10);
        Assert.Equal(200, rows);
    }

    /// <summary>Each cut falls within cells, quotes, doubled quotes and CRLF in turn.</summary>
    [Fact]
    public void A_cut_at_every_byte_changes_nothing()
    {
        using var file = new TemporaryFile("t.csv");
        File.WriteAllText(file.Path, "\uFEFFscore,\"que\"\"ue\nname\",back\r\n1,\"a,\"\"\n\n\"\"\",yes\r\n\r\n-2.5,\"\n\",no\n,\"\"\"\",yes\n7,žluť ,\"no\"");
        var schema = Plain with
        {
            Columns =
            [
                new Column { Name = "score", Kind = ColumnKind.Number, KnownAt = Moment.Arrival },
                new Column { Name = "que\"ue\nname", Kind = ColumnKind.Category, KnownAt = Moment.Arrival },
            ],
        };
        var expected = ByRows(file.Path, schema);

        Assert.StartsWith("rows 4", expected, StringComparison.Ordinal);
        Assert.All(Enumerable.Range(1, 100), length => Assert.Equal(expected, InBlocks(file.Path, schema, 2, length)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Broken_files_are_the_same_table_or_the_same_error(int seed)
    {
        using var file = new TemporaryFile("t.csv");
        var random = new Random(seed);
        var (read, refused) = (0, 0);
        for (var i = 0; i < 250; i++)
        {
            var bytes = Encoding.UTF8.GetBytes(new GeneratedCsv(random.Next()) { Rows = random.Next(1, 30) }.Text()).ToList();
            for (var breaks = random.Next(4); breaks > 0; breaks--)
            {
                Break(bytes, random);
            }

            File.WriteAllBytes(file.Path, [.. bytes]);
            var schema = i % 2 == 0 ? Schema : Plain;
            var expected = ByRows(file.Path, schema);
            Assert.Equal(expected, InBlocks(file.Path, schema, random.Next(1, 4), random.Next(1, 300)));
            _ = expected.StartsWith("rows", StringComparison.Ordinal) ? read++ : refused++;
        }

        Assert.True(read > 20 && refused > 20, $"{read} read, {refused} refused.");
    }

    [Theory]
    [InlineData("score,queue,back\n1,\"", "yes\n")]
    [InlineData("score,queue,back\n1,", "\"\n")]
    public void A_cell_or_a_row_too_long_is_the_same_error(string before, string after)
    {
        using var file = new TemporaryFile("t.csv");
        File.WriteAllText(file.Path, before + new string('x', CsvTable.MaximumCellLength + 10) + after);
        var schema = Plain with { Columns = [.. Plain.Columns.Where(column => column.Name is "score" or "queue")] };

        Assert.Equal(ByRows(file.Path, schema), InBlocks(file.Path, schema, 2, 1 << 12));
        Assert.Equal(ByRows(file.Path, schema), InBlocks(file.Path, schema, 2, 1 << 18));
    }

    [Theory]
    [InlineData("")]
    [InlineData("score,queue,back")]
    [InlineData("score,queue,back\n")]
    [InlineData("score,queue,back\r\n\n\n")]
    [InlineData("score,queue,back\n1,a,yes\n2,b,yes")]
    [InlineData("score,queue,back\n1,a,\n2,b,")]
    public void A_file_without_rows_or_without_two_labels_is_the_same_error(string text)
    {
        using var file = new TemporaryFile("t.csv");
        File.WriteAllText(file.Path, text);
        var schema = Plain with { Columns = [.. Plain.Columns.Where(column => column.Name is "score" or "queue")] };

        Assert.StartsWith("t.csv", ByRows(file.Path, schema), StringComparison.Ordinal);
        Assert.Equal(ByRows(file.Path, schema), InBlocks(file.Path, schema, 2, 16));
    }

    private static void Break(List<byte> bytes, Random random)
    {
        const string Liked = "\",\n\r\0 0x-\u00e9";
        var at = random.Next(bytes.Count);
        switch (random.Next(4))
        {
            case 0:
                bytes.RemoveRange(at, int.Min(random.Next(1, 10), bytes.Count - at));
                break;
            case 1:
                bytes.InsertRange(at, bytes.GetRange(at, int.Min(random.Next(1, 60), bytes.Count - at)));
                break;
            default:
                bytes[at] = (byte)Liked[random.Next(Liked.Length)];
                break;
        }
    }

    private static string ByRows(string path, Schema schema) => Outcome(() =>
    {
        using var table = CsvTable.Open(path);
        return new FlatTableReader(table, schema, labels: true).Read(ordered: true);
    });

    private static string InBlocks(string path, Schema schema, int threads, int blockLength) => Outcome(() =>
    {
        using var table = CsvTable.Open(path);
        return new FlatTableReader(table, schema, labels: true).Read(path, ordered: true, threads, blockLength);
    });

    private static string Outcome(Func<CaseTable> read)
    {
        try
        {
            return Written(read());
        }
        catch (DataException error)
        {
            return error.Message;
        }
    }

    /// <summary>All of a table, floats by their bits.</summary>
    private static string Written(CaseTable table)
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"rows {table.Rows}\n");
        Add("cases", table.CaseIds);
        Add("customers", table.CustomerIds ?? []);
        Add("moments", table.Moments);
        Add("at", table.At ?? []);
        Add("opened", table.OpenedAt ?? []);
        foreach (var cells in table.Cells)
        {
            Add("numbers", cells.Numbers?.Select(BitConverter.SingleToUInt32Bits) ?? []);
            Add("codes", cells.Codes ?? []);
            Add("levels", cells.Levels);
        }

        foreach (var label in table.Labels)
        {
            Add("labels", label.Values);
            Add("ends", label.Ends ?? []);
        }

        foreach (var problem in table.Problems)
        {
            Add($"{problem.Column} {problem.Problem} {problem.Count}", problem.Examples);
        }

        return text.ToString();

        void Add<T>(string name, IEnumerable<T> values) => text.Append(name).Append(": ").AppendJoin('|', values).Append('\n');
    }
}
