using System.Globalization;

namespace Predictor.Benchmarks.Accuracy;

/// <summary>Columns of plain CSV files without quotes, such as these sets are.</summary>
internal static class CsvColumns
{
    public static string[] Names(string path) => File.ReadLines(path).First().Split(',');

    public static double[] Read(string path, string column)
    {
        var place = Array.IndexOf(Names(path), column);
        return place < 0
            ? throw new InvalidOperationException($"{path} has no column {column}.")
            : [.. File.ReadLines(path).Skip(1).Select(line => double.Parse(line.Split(',')[place], CultureInfo.InvariantCulture))];
    }
}
