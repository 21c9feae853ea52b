using System.Globalization;

namespace Predictor.Training.Tests.Sample;

/// <summary>A file of the sample centre, by column; the plainest reader that its files (nothing quoted) allow.</summary>
internal sealed class SampleTable
{
    private readonly Dictionary<string, int> _columns;

    public SampleTable(string path)
    {
        var lines = File.ReadAllLines(path);
        Header = lines[0];
        var names = Header.Split(',');
        _columns = names.Select((name, index) => (name, index)).ToDictionary(pair => pair.name, pair => pair.index);
        Rows = [.. lines.Skip(1).Select(line => line.Split(','))];
        Assert.All(Rows, row => Assert.Equal(names.Length, row.Length));
    }

    public string Header { get; }

    public string[][] Rows { get; }

    public string[] Text(string column) => [.. Rows.Select(row => row[_columns[column]])];

    /// <summary>NaN where empty.</summary>
    public double[] Numbers(string column) =>
        [.. Text(column).Select(text => text.Length == 0 ? double.NaN : double.Parse(text, CultureInfo.InvariantCulture))];

    /// <summary>Unix seconds; NaN where empty.</summary>
    public double[] Times(string column) => [.. Text(column).Select(text => text.Length == 0 ? double.NaN : Seconds(text))];

    public static double Seconds(string text) => DateTimeOffset
        .ParseExact(text, "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal)
        .ToUnixTimeSeconds();
}
