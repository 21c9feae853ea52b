using System.Data.Common;
using System.Globalization;
using Predictor.Cases;

namespace Predictor.Training.Tests.Exporting;

/// <summary>Rows of a CSV in a database's table: numbers as double precision, everything else as text, empty as NULL; and row_id in the file's order.</summary>
internal static class CasesTable
{
    private const int RowsAtOnce = 200;

    public static void Create(DbConnection connection, string table, ScoredCases cases)
    {
        var numbers = cases.Header.Select(name => cases.Model.Schema.FeatureColumns.Any(column => column.Name == name && column.Kind != ColumnKind.Category)).ToArray();
        Execute(connection, $"CREATE TEMPORARY TABLE {table} (row_id BIGINT, {string.Join(", ", cases.Header.Select((name, at) => $"\"{name}\" {(numbers[at] ? "DOUBLE PRECISION" : "TEXT")}"))})");
        foreach (var chunk in cases.Rows.Index().Chunk(RowsAtOnce))
        {
            Execute(connection, $"INSERT INTO {table} VALUES {string.Join(", ", chunk.Select(each => $"({each.Index}, {string.Join(", ", each.Item.Texts.Select((text, at) => Value(text, numbers[at])))})"))}");
        }
    }

    public static List<(double Margin, double Probability)> Query(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandTimeout = 600;
        command.CommandText = $"SELECT row_id, margin, probability FROM ({sql}) scored ORDER BY row_id";
        using var reader = command.ExecuteReader();
        var found = new List<(double, double)>();
        while (reader.Read())
            found.Add((reader.GetDouble(1), reader.GetDouble(2)));
        return found;
    }

    public static void Execute(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static string Value(string text, bool isNumber) =>
        text.Length == 0 ? "NULL"
        : !isNumber ? $"'{text.Replace("'", "''", StringComparison.Ordinal)}'"
        : NumberCell.TryParseFlag(text, out var flag) ? (flag ? "1" : "0")
        : double.Parse(text, CultureInfo.InvariantCulture).ToString("R", CultureInfo.InvariantCulture);
}
