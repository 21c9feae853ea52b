using Predictor.Training.Sample.Tables;

namespace Predictor.Training.Tests.Sample.Tables;

public sealed class CsvTextTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    [Fact]
    public void Cells_are_separated_and_empty_where_there_is_no_value()
    {
        using (var csv = new CsvText(_path, "a,b"))
        {
            csv.AddId('I', 12);
            csv.Add("dual fuel");
            csv.Add(-4);
            csv.AddUnlessNegative(0);
            csv.AddUnlessNegative(-1);
            csv.Add(1234.5, "F2");
            csv.Add(null, "F2");
            csv.AddTime(1_751_328_000);
            csv.AddTime(null);
            csv.EndRow();
            csv.Add("");
            csv.EndRow();
        }

        Assert.Equal("a,b\nI00000012,dual fuel,-4,0,,1234.50,,2025-07-01T00:00:00Z,\n\n", File.ReadAllText(_path));
    }

    [Theory]
    [InlineData("a,b")]
    [InlineData("a \"b\"")]
    [InlineData("a\nb")]
    public void Text_that_would_need_quotes_is_refused(string text)
    {
        using var csv = new CsvText(_path, "a");
        Assert.Contains(text, Assert.Throws<ArgumentException>(() => csv.Add(text)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void More_than_the_buffer_holds_arrives_whole()
    {
        using (var csv = new CsvText(_path, "a"))
        {
            for (var row = 0; row < 20_000; row++)
            {
                csv.Add(row);
                csv.EndRow();
            }
        }

        Assert.Equal(Enumerable.Range(0, 20_000).Select(row => FormattableString.Invariant($"{row}")), File.ReadLines(_path).Skip(1));
    }

    public void Dispose() => File.Delete(_path);
}
