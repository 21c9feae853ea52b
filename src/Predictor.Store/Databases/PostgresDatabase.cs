using System.Data.Common;
using System.Globalization;
using Npgsql;
using NpgsqlTypes;

namespace Predictor.Store.Databases;

/// <summary>PostgreSQL 15 or later; several services may share it.</summary>
internal sealed class PostgresDatabase : IStoreDatabase
{
    /// <summary>Of the advisory lock that migrating holds: "Predicto" in ASCII.</summary>
    private const long MigrationLock = 0x5072_6564_6963_746F;

    /// <summary>At a time, where the connection string says nothing: a server takes 100 of all its clients unless told otherwise. What needs one more waits.</summary>
    private const int MostConnections = 20;

    private readonly NpgsqlDataSource _source;

    /// <param name="connectionString">As Npgsql takes it: <c>Host=…;Database=…;Username=…</c>.</param>
    public PostgresDatabase(string connectionString)
    {
        var parts = new NpgsqlConnectionStringBuilder(connectionString);
        Name = $"PostgreSQL ({parts.Host}, {parts.Database})";
        if (!SaysHowMany(connectionString))
            parts.MaxPoolSize = Math.Max(MostConnections, parts.MinPoolSize);
        _source = NpgsqlDataSource.Create(parts);
    }

    public string Name { get; }

    public async ValueTask<DbConnection> OpenAsync(CancellationToken cancellation) => await _source.OpenConnectionAsync(cancellation);

    public async ValueTask<DbTransaction> BeginAloneAsync(DbConnection connection, CancellationToken cancellation)
    {
        var transaction = await connection.BeginTransactionAsync(cancellation);
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = string.Create(CultureInfo.InvariantCulture, $"SELECT pg_advisory_xact_lock({MigrationLock})");
        await command.ExecuteNonQueryAsync(cancellation);
        return transaction;
    }

    public async ValueTask<DbTransaction> BeginSnapshotAsync(DbConnection connection, CancellationToken cancellation)
    {
        var transaction = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellation);
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "SET TRANSACTION READ ONLY";
        await command.ExecuteNonQueryAsync(cancellation);
        return transaction;
    }

    public string Translate(string sql) => StoreWords.Merged(
        sql.Replace("{bytes}", "BYTEA", StringComparison.Ordinal)
            .Replace("{whole}", "BIGINT", StringComparison.Ordinal)
            .Replace("{real}", "DOUBLE PRECISION", StringComparison.Ordinal),
        "(COALESCE($1, '{}')::jsonb || $2::jsonb)::text");

    public string DeleteSome(string table, string condition, int most) =>
        string.Create(CultureInfo.InvariantCulture, $"DELETE FROM {table} WHERE ctid = ANY (ARRAY(SELECT ctid FROM {table} WHERE {condition} LIMIT {most}))");

    public void Bind(DbCommand query, IReadOnlyList<object> parameters)
    {
        foreach (var parameter in parameters)
        {
            ((NpgsqlCommand)query).Parameters.Add(new NpgsqlParameter { Value = parameter });
        }
    }

    /// <summary>All rows in one journey to the server.</summary>
    public async ValueTask<bool[]> WriteAsync(DbTransaction transaction, IReadOnlyList<(Statement Statement, object?[] Cells)> rows, CancellationToken cancellation)
    {
        await using var batch = new NpgsqlBatch((NpgsqlConnection)transaction.Connection!, (NpgsqlTransaction)transaction);
        foreach (var (statement, cells) in rows)
        {
            var command = new NpgsqlBatchCommand(statement.Sql);
            for (var i = 0; i < statement.Kinds.Count; i++)
            {
                command.Parameters.Add(new NpgsqlParameter { Value = cells[i] ?? DBNull.Value, NpgsqlDbType = TypeOf(statement.Kinds[i]) });
            }

            batch.BatchCommands.Add(command);
        }

        await batch.PrepareAsync(cancellation);
        await batch.ExecuteNonQueryAsync(cancellation);
        var changed = new bool[rows.Count];
        for (var row = 0; row < changed.Length; row++)
        {
            changed[row] = batch.BatchCommands[row].RecordsAffected > 0;
        }

        return changed;
    }

    public async ValueTask<bool[]> CommitAsync(IReadOnlyList<(Statement Statement, object?[] Cells)> rows)
    {
        await using var connection = await _source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var changed = await WriteAsync(transaction, rows, CancellationToken.None);
        await transaction.CommitAsync();
        return changed;
    }

    /// <summary>Classes of SQLSTATE: 08 connection, 53 resources, 57 operator intervention, 58 system, 40 rolled back to be tried again.</summary>
    public bool IsUnavailable(Exception fault) => fault switch
    {
        PostgresException { SqlState: [var first, var second, ..] } => $"{first}{second}" is "08" or "53" or "57" or "58" or "40",
        NpgsqlException or TimeoutException or System.Net.Sockets.SocketException => true,
        _ => false,
    };

    /// <summary>A deadlock or a serialization failure: two services that write the same rows in another order.</summary>
    public bool IsUndone(Exception fault) => fault is PostgresException { SqlState: PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure };

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    private static bool SaysHowMany(string connectionString) => new DbConnectionStringBuilder { ConnectionString = connectionString }.Keys.Cast<string>()
        .Any(key => key.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant() is "MAXPOOLSIZE" or "MAXIMUMPOOLSIZE");

    private static NpgsqlDbType TypeOf(CellKind kind) => kind switch
    {
        CellKind.Whole => NpgsqlDbType.Bigint,
        CellKind.Real => NpgsqlDbType.Double,
        CellKind.Bytes => NpgsqlDbType.Bytea,
        _ => NpgsqlDbType.Text,
    };
}
