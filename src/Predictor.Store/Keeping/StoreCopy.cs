using System.Data.Common;
using System.Globalization;
using System.Text.RegularExpressions;
using Predictor.Store.Databases;
using Predictor.Store.Migrations;

namespace Predictor.Store.Keeping;

/// <summary>
/// A whole store into another, empty one, from one snapshot, while the service goes on writing to the first: a backup, its restoring, and the way from SQLite to PostgreSQL.
/// The copy is there whole, or not at all.
/// </summary>
public static partial class StoreCopy
{
    private const int RowsAtOnce = 500;

    /// <param name="from">Connection string of a store.</param>
    /// <param name="to">Of the copy: its tables are made where it has none.</param>
    /// <param name="time">Stamps the migrations of the copy.</param>
    /// <param name="cancellation">Stops it; the copy is then as empty as it was.</param>
    /// <returns>By table, how many rows were copied.</returns>
    /// <exception cref="StoreException">One names no database, was made by another program, or the copy is not empty.</exception>
    /// <exception cref="DbException">A database does not answer.</exception>
    public static async Task<IReadOnlyDictionary<string, long>> RunAsync(string from, string to, TimeProvider time, CancellationToken cancellation)
    {
        await using var source = StoreDatabase.Of(from);
        await using var target = StoreDatabase.Of(to);
        await Migrator.ApplyAsync(source, Migration.All, time, cancellation);
        await Migrator.ApplyAsync(target, Migration.All, time, cancellation);
        await using var reading = await source.OpenAsync(cancellation);
        await using var snapshot = await source.BeginSnapshotAsync(reading, cancellation);
        await using var writing = await target.OpenAsync(cancellation);
        await using var transaction = await target.BeginAloneAsync(writing, cancellation);
        string[] tables = [.. Migration.All.SelectMany(migration => TableName().Matches(migration.Sql)).Select(match => match.Groups[1].Value)];
        foreach (var table in tables)
        {
            await RefuseFullAsync(transaction, table, target.Name, cancellation);
        }

        var copied = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var table in tables)
        {
            copied[table] = await CopyAsync(snapshot, target, transaction, table, cancellation);
        }

        await transaction.CommitAsync(cancellation);
        return copied;
    }

    private static async Task<long> CopyAsync(DbTransaction snapshot, IStoreDatabase target, DbTransaction transaction, string table, CancellationToken cancellation)
    {
        await using var command = snapshot.Connection!.CreateCommand();
        command.Transaction = snapshot;
        command.CommandText = $"SELECT * FROM {table}";
        command.CommandTimeout = 0;
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var columns = Enumerable.Range(0, reader.FieldCount).ToArray();
        var insert = new Statement(
            $"INSERT INTO {table} ({string.Join(", ", columns.Select(reader.GetName))}) VALUES ({string.Join(", ", columns.Select(column => string.Create(CultureInfo.InvariantCulture, $"${column + 1}")))})",
            [.. columns.Select(column => KindOf(reader.GetDataTypeName(column)))]);
        var (count, rows) = (0L, new List<object?[]>(RowsAtOnce));
        while (await reader.ReadAsync(cancellation))
        {
            rows.Add([.. columns.Select(column => reader.IsDBNull(column) ? null : reader.GetValue(column))]);
            count++;
            if (rows.Count == RowsAtOnce)
                await WriteAsync();
        }

        await WriteAsync();
        return count;

        async Task WriteAsync()
        {
            if (rows.Count > 0)
                await target.WriteAsync(transaction, insert, rows, cancellation);
            rows.Clear();
        }
    }

    private static async Task RefuseFullAsync(DbTransaction transaction, string table, string name, CancellationToken cancellation)
    {
        await using var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = $"SELECT 1 FROM {table} LIMIT 1";
        if (await command.ExecuteScalarAsync(cancellation) is not null)
            throw new StoreException($"The store in {name} holds rows already ({table}); expected an empty one, so that nothing is mixed.");
    }

    /// <summary>Of a column's type as the database calls it.</summary>
    private static CellKind KindOf(string type) => type.ToUpperInvariant() switch
    {
        "INTEGER" or "BIGINT" => CellKind.Whole,
        "REAL" or "DOUBLE PRECISION" => CellKind.Real,
        "BLOB" or "BYTEA" => CellKind.Bytes,
        _ => CellKind.Text,
    };

    [GeneratedRegex(@"CREATE TABLE (\w+)")]
    private static partial Regex TableName();
}
