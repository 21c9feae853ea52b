using System.Globalization;
using Predictor.Cases.Tables;

namespace Predictor.Training.Tests.Checking;

/// <summary>A real table in memory, to be written elsewhere with faults planted.</summary>
internal sealed class SpoiledTable
{
    public required List<string> Header { get; init; }

    public required List<string[]> Rows { get; init; }

    public static SpoiledTable Read(string path)
    {
        using var table = CsvTable.Open(path);
        var rows = new List<string[]>();
        while (table.Read())
        {
            rows.Add([.. Enumerable.Range(0, table.Header.Count).Select(column => table[column].ToString())]);
        }

        return new SpoiledTable { Header = [.. table.Header], Rows = rows };
    }

    public int Find(string column) => Header.IndexOf(column);

    /// <summary>A column more, from each row and its number.</summary>
    public SpoiledTable Add(string column, Func<string[], int, string> cell)
    {
        Header.Add(column);
        for (var row = 0; row < Rows.Count; row++)
        {
            Rows[row] = [.. Rows[row], cell(Rows[row], row)];
        }

        return this;
    }

    /// <summary>A column that is the label, and one that is filled where it is positive.</summary>
    public SpoiledTable PlantLeaks(string label, string positive)
    {
        var column = Find(label);
        return Add("planted_code", (row, number) => (row[column] == positive ? 70 + (number % 3) : 10 + (number % 5)).ToString(CultureInfo.InvariantCulture))
            .Add("planted_remark", (row, number) => row[column] == positive ? (number % 4).ToString(CultureInfo.InvariantCulture) : "");
    }

    /// <summary>Puts copies of rows after a row of their own number, each changed by a hand.</summary>
    public SpoiledTable PlantTwins(IEnumerable<string[]> rows, Action<string[], int> change)
    {
        var number = 0;
        foreach (var row in rows.ToArray())
        {
            string[] copy = [.. row];
            change(copy, number);
            Rows.Insert(Math.Min(Rows.Count, number++ * 7), copy);
        }

        return this;
    }

    public SpoiledTable Without(string column)
    {
        var position = Find(column);
        Header.RemoveAt(position);
        for (var row = 0; row < Rows.Count; row++)
        {
            Rows[row] = [.. Rows[row].Where((_, i) => i != position)];
        }

        return this;
    }

    public string Write(string path)
    {
        File.WriteAllLines(path, Rows.Prepend([.. Header]).Select(row => string.Join(',', row.Select(cell => cell.AsSpan().IndexOfAny(",\"\n\r") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\""))));
        return path;
    }
}
