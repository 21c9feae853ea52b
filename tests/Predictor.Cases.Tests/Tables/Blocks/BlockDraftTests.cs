using System.Text;
using Predictor.Cases.Tables;

namespace Predictor.Cases.Tests.Tables.Blocks;

/// <summary>In blocks and on several threads a file gives the schema, or the error, that it gives row by row on one.</summary>
public sealed class BlockDraftTests
{
    [Theory]
    [InlineData("back")]
    [InlineData("left")]
    [InlineData("solved")]
    [InlineData("queue")]
    public void A_file_drafts_the_same_schema_however_it_is_cut(string label)
    {
        using var file = new TemporaryFile("t.csv");
        for (var seed = 1; seed <= 5; seed++)
        {
            File.WriteAllText(file.Path, new GeneratedCsv(seed) { Rows = 10 * seed * seed }.Text());
            var expected = ByRows(file.Path, label, ["agent"]);

            Assert.All([1, 50, 333, 1 << 18], length => Assert.Equal(expected, InBlocks(file.Path, label, ["agent"], 3, length)));
        }
    }

    /// <summary>Each a column whose draft depends on the order of rows, on rows far apart or on the number of its texts.</summary>
    [Fact]
    public void What_depends_on_all_rows_of_a_column_is_the_same()
    {
        using var file = new TemporaryFile("t.csv");
        (string Name, Func<int, string> Cell)[] columns =
        [
            ("row", row => $"{row}"),
            ("row", row => $"{(row == 1_500 ? 0 : row)}"),
            ("", row => $"{(row * 7) % 3_001}"),
            ("serial", row => $"{row:00000}"),
            ("user_id", row => $"{row % 2_990}"),
            ("times", row => $"2026-01-{(row % 28) + 1:00}"),
            ("times", row => row == 2_000 ? "soon" : $"2026-01-{(row % 28) + 1:00}"),
            ("dates", row => row == 1_999 ? "2026-01-01" : $"{(row % 28) + 1:00}.02.2026"),
            ("decimals", row => row == 2_345 ? "none" : $"{row}.5"),
            ("mixed", row => row % 3 > 0 ? "none" : $"{row}.5"),
            ("mixed late", row => row > 1_000 ? $"text {row}" : $"{row}.5"),
            ("flag", row => row % 2 > 0 ? "yes" : "No"),
            ("flag", row => row == 2_999 ? "no" : "yes"),
            ("remarks", row => $"some words about {row % 2_000}"),
            ("empty", _ => ""),
        ];
        foreach (var (name, cell) in columns)
        {
            File.WriteAllText(file.Path, $"{name},other,label\n" + string.Concat(Enumerable.Range(0, 3_000).Select(row => $"{cell(row)},{row % 9},{row % 2}\n")));
            var expected = ByRows(file.Path, "label", []);

            Assert.StartsWith("{", expected, StringComparison.Ordinal);
            Assert.Equal(expected, InBlocks(file.Path, "label", [], 3, 1_000));
            Assert.Equal(expected, InBlocks(file.Path, "label", [], 1, 1 << 18));
        }
    }

    [Theory]
    [InlineData("yes,no,YES")]
    [InlineData("a,b")]
    [InlineData("a,b,c")]
    [InlineData("a,b,c,d,e,f,g,h")]
    [InlineData("1")]
    [InlineData("")]
    public void Labels_are_found_in_the_files_order(string labels)
    {
        using var file = new TemporaryFile("t.csv");
        var texts = labels.Split(',');
        File.WriteAllText(file.Path, "x,label\n" + string.Concat(Enumerable.Range(0, 200).Select(row => $"{row}.5,{texts[row / 10 % texts.Length]}\n")));

        Assert.All([1, 20, 1_000], length => Assert.Equal(ByRows(file.Path, "label", []), InBlocks(file.Path, "label", [], 3, length)));
    }

    private static string ByRows(string path, string label, string[] categorical) => Outcome(() =>
    {
        using var table = CsvTable.Open(path);
        return new SchemaDraft(table, label, categorical, null).Read();
    });

    private static string InBlocks(string path, string label, string[] categorical, int threads, int blockLength) => Outcome(() =>
    {
        using var table = CsvTable.Open(path);
        return new SchemaDraft(table, label, categorical, null).Read(path, threads, blockLength);
    });

    private static string Outcome(Func<Schema> draft)
    {
        try
        {
            using var stream = new MemoryStream();
            SchemaFile.Write(stream, draft());
            return Encoding.UTF8.GetString(stream.ToArray());
        }
        catch (DataException error)
        {
            return error.Message;
        }
    }
}
