using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Predictor.Cases.Tables;
using Predictor.Tests;

namespace Predictor.Cases.Tests.Tables;

/// <summary>Every cell as CsvHelper reads it (trimmed, as ours is).</summary>
public sealed class CsvHelperComparisonTests
{
    private static readonly CsvConfiguration Configuration = new(CultureInfo.InvariantCulture) { Mode = CsvMode.RFC4180, HasHeaderRecord = false };

    [Theory]
    [InlineData("csat", "interactions.csv")]
    [InlineData("service-desk", "interactions.csv")]
    [InlineData("telco", "customers.csv")]
    public void Real_files_are_read_as_CsvHelper_reads_them(string folder, string name)
    {
        // The shop's export names its first column with nothing, which a table does not take.
        var text = File.ReadAllText(Repository.RealData(folder, name));
        Compare(text[0] == ',' ? "row" + text : text);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Files_made_at_random_are_read_as_CsvHelper_reads_them(int seed)
    {
        const string Letters = "ab,\"\n\r ž🐎";
        var random = new Random(seed);
        var text = new StringBuilder("one,two,three\n");
        for (var row = 0; row < 20_000; row++)
        {
            for (var column = 0; column < 3; column++)
            {
                var cell = string.Concat(Letters.EnumerateRunes().Select(rune => rune.ToString()).OrderBy(_ => random.Next()).Take(random.Next(8)));
                var quoted = cell.AsSpan().IndexOfAny(",\"\n\r") >= 0 || random.Next(3) == 0;
                text.Append(quoted ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell);
                text.Append(column < 2 ? "," : random.Next(2) == 0 ? "\n" : "\r\n");
            }
        }

        Compare(text.ToString());
    }

    /// <summary>Read in one go most rows lie within a block; read in drops none does, and the general path reads all.</summary>
    private static void Compare(string text)
    {
        Compare(text, new MemoryStream(Encoding.UTF8.GetBytes(text)));
        Compare(text, new DribblingStream(Encoding.UTF8.GetBytes(text), 7));
    }

    private static void Compare(string text, MemoryStream stream)
    {
        using var ours = CsvTable.Open(stream, "t.csv");
        using var theirs = new CsvParser(new StringReader(text), Configuration);

        Assert.True(theirs.Read());
        Assert.Equal(theirs.Record!.Select(cell => cell.Trim()), ours.Header);
        while (ours.Read())
        {
            Assert.True(theirs.Read());
            for (var column = 0; column < ours.Header.Count; column++)
            {
                if (!ours[column].SequenceEqual(theirs[column].AsSpan().Trim()))
                    Assert.Fail($"Line {ours.Line}, column {column}: found '{ours[column]}', expected '{theirs[column]}'.");
            }
        }

        Assert.False(theirs.Read());
    }
}
