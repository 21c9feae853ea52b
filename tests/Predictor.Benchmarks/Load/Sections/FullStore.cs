using System.Globalization;
using Microsoft.Data.Sqlite;
using Predictor.Store;

namespace Predictor.Benchmarks.Load.Sections;

/// <summary>A store of many interactions, made by one statement and found again.</summary>
internal static class FullStore
{
    public const int CasesOfCustomer = 10;

    /// <summary>The number-th customer's id.</summary>
    public static string Customer(int number) => string.Create(CultureInfo.InvariantCulture, $"customer-{number}");

    /// <returns>The file.</returns>
    public static string Ensure(string file, int events)
    {
        if (File.Exists(file))
            return file;
        var beside = file + ".making";
        File.Delete(beside);
        Console.Error.WriteLine($"{events} interactions into {file}");

        // The tables are the service's own.
        RecordStore.OpenAsync(new StoreOptions { Connection = $"Data Source={beside}" }, TimeProvider.System, fault => throw fault, CancellationToken.None)
            .GetAwaiter().GetResult().DisposeAsync().AsTask().GetAwaiter().GetResult();
        using (var connection = new SqliteConnection($"Data Source={beside};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandTimeout = 0;
            command.CommandText = string.Create(CultureInfo.InvariantCulture, $"""
                PRAGMA synchronous = OFF;
                INSERT INTO interaction (case_id, customer_id, opened_at, closed_at, handle_seconds, transfers, resolved, reopenings, given, updated_at_ms)
                WITH RECURSIVE number (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM number WHERE n + 1 < {events})
                SELECT 'event-' || n, 'customer-' || (n / {CasesOfCustomer}), 1780000000 - (n * 2654435761 % 60000000), 1780000600 - (n * 2654435761 % 60000000), 60 + n % 600, n % 3, n % 2, 0, NULL, 0
                FROM number;
                INSERT INTO customer (customer_id, joined_at, value, contract_ends_at, left_at, given, updated_at_ms)
                SELECT DISTINCT customer_id, 1500000000, 500, NULL, NULL, NULL, 0 FROM interaction;
                PRAGMA wal_checkpoint(TRUNCATE);
                """);
            command.ExecuteNonQuery();
        }

        File.Move(beside, file);
        return file;
    }
}
