using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Predictor.Benchmarks.Load.Crash;

/// <summary>Looks into the database itself, past the program that wrote it.</summary>
internal static class StoreCheck
{
    /// <returns>How many acknowledged rows are missing, and how many rows there are.</returns>
    public static async Task<(int Missing, long Rows)> RunAsync(string connectionString, IEnumerable<(string Table, string Id)> acknowledged, CancellationToken cancellation)
    {
        await using DbConnection connection = connectionString.StartsWith("Data Source", StringComparison.Ordinal) ? new SqliteConnection($"{connectionString};Pooling=False") : new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellation);
        var missing = 0;
        var rows = 0L;
        foreach (var table in acknowledged.GroupBy(each => each.Table, each => each.Id))
        {
            var there = new HashSet<string>(StringComparer.Ordinal);
            await using var command = connection.CreateCommand();
            command.CommandText = table.Key == "prediction" ? "SELECT prediction_id FROM prediction" : "SELECT case_id FROM interaction";
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            while (await reader.ReadAsync(cancellation))
            {
                rows++;
                there.Add(reader.GetString(0));
            }

            missing += table.Count(id => !there.Contains(id));
        }

        if (connection is SqliteConnection)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA integrity_check";
            var sound = Convert.ToString(await command.ExecuteScalarAsync(cancellation), CultureInfo.InvariantCulture);
            if (sound != "ok")
                throw new InvalidOperationException($"The file is damaged: {sound}");
        }

        return (missing, rows);
    }
}
