using System.Data.Common;
using System.Globalization;
using Predictor.Store.Databases;

namespace Predictor.Store.Migrations;

/// <summary>Brings a database's tables up to this program's: all steps that it lacks, in one transaction, one process at a time.</summary>
internal static class Migrator
{
    private const string Ledger = """
        CREATE TABLE IF NOT EXISTS migration (number {whole} NOT NULL PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL, applied_at {whole} NOT NULL)
        """;

    /// <returns>How many steps were taken.</returns>
    /// <exception cref="StoreException">The tables are those of a newer program, or were made by other steps.</exception>
    public static async Task<int> ApplyAsync(IStoreDatabase database, IReadOnlyList<Migration> migrations, TimeProvider time, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await using var transaction = await database.BeginAloneAsync(connection, cancellation);
        await ExecuteAsync(transaction, database.Translate(Ledger), cancellation);
        var taken = await ReadAsync(transaction, cancellation);
        Check(database, migrations, taken);
        foreach (var migration in migrations.Skip(taken.Count))
        {
            await ExecuteAsync(transaction, database.Translate(migration.Sql), cancellation);
            await database.WriteAsync(
                transaction,
                new Statement("INSERT INTO migration (number, name, checksum, applied_at) VALUES ($1, $2, $3, $4)", [CellKind.Whole, CellKind.Text, CellKind.Text, CellKind.Whole]),
                [[(long)migration.Number, migration.Name, migration.Checksum, time.GetUtcNow().ToUnixTimeSeconds()]],
                cancellation);
        }

        await transaction.CommitAsync(cancellation);
        return migrations.Count - taken.Count;
    }

    /// <summary>Holds the tables to be this program's, and changes nothing.</summary>
    /// <exception cref="StoreException">They are another program's, older or newer, or none.</exception>
    public static async Task CheckAsync(IStoreDatabase database, DbTransaction transaction, IReadOnlyList<Migration> migrations, CancellationToken cancellation)
    {
        List<(long, string, string)> taken;
        try
        {
            taken = await ReadAsync(transaction, cancellation);
        }
        catch (DbException fault) when (!database.IsUnavailable(fault))
        {
            throw new StoreException($"{database.Name} is no store of the service: it has no table of migrations.", fault);
        }

        Check(database, migrations, taken);
        if (taken.Count < migrations.Count)
        {
            throw new StoreException(string.Create(
                CultureInfo.InvariantCulture,
                $"The store in {database.Name} has {taken.Count} of this program's {migrations.Count} migrations. Start this version's service on it, which brings it up."));
        }
    }

    private static void Check(IStoreDatabase database, IReadOnlyList<Migration> migrations, List<(long Number, string Name, string Checksum)> taken)
    {
        if (taken.Count > migrations.Count)
        {
            throw new StoreException(string.Create(
                CultureInfo.InvariantCulture,
                $"The store in {database.Name} has {taken.Count} migrations, the last '{taken[^1].Name}'; this program knows {migrations.Count}. Run the newer program that made it."));
        }

        for (var i = 0; i < taken.Count; i++)
        {
            if (taken[i].Number != migrations[i].Number || taken[i].Checksum != migrations[i].Checksum)
            {
                throw new StoreException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"The store in {database.Name} was made by another migration {taken[i].Number} ('{taken[i].Name}') than this program's '{migrations[i].Name}'; expected the same text."));
            }
        }
    }

    private static async Task<List<(long Number, string Name, string Checksum)>> ReadAsync(DbTransaction transaction, CancellationToken cancellation)
    {
        await using var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "SELECT number, name, checksum FROM migration ORDER BY number";
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var taken = new List<(long, string, string)>();
        while (await reader.ReadAsync(cancellation))
        {
            taken.Add((reader.GetInt64(0), reader.GetString(1), reader.GetString(2)));
        }

        return taken;
    }

    private static async Task ExecuteAsync(DbTransaction transaction, string sql, CancellationToken cancellation)
    {
        await using var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
