using System.Data.Common;
using Predictor.Cases;
using Predictor.Store.Databases;
using Predictor.Store.Migrations;

namespace Predictor.Store.History.Stored;

/// <summary>All of a store's tables as they stood at one moment, while the service goes on writing.</summary>
internal sealed class StoreSnapshot : IDisposable
{
    private readonly IStoreDatabase _database;
    private readonly DbConnection _connection;
    private readonly DbTransaction _transaction;

    private StoreSnapshot(IStoreDatabase database, DbConnection connection, DbTransaction transaction) =>
        (_database, _connection, _transaction) = (database, connection, transaction);

    /// <summary>"SQLite (FILE)" or "PostgreSQL (host, database)".</summary>
    public string Name => _database.Name;

    /// <exception cref="StoreException">No store is there, or its tables are not this program's.</exception>
    /// <exception cref="DbException">The database does not answer.</exception>
    public static async Task<StoreSnapshot> OpenAsync(string connectionString, CancellationToken cancellation)
    {
        var database = StoreDatabase.Of(connectionString, isReading: true);
        DbConnection? connection = null;
        try
        {
            connection = await database.OpenAsync(cancellation);
            var transaction = await database.BeginSnapshotAsync(connection, cancellation);
            await Migrator.CheckAsync(database, transaction, Migration.All, cancellation);
            return new StoreSnapshot(database, connection, transaction);
        }
        catch
        {
            if (connection is not null)
                await connection.DisposeAsync();
            await database.DisposeAsync();
            throw;
        }
    }

    /// <summary>Reads a store as it stands.</summary>
    /// <exception cref="DataException">No store is there, its tables are not this program's, or the database does not answer.</exception>
    public static T Reading<T>(string connectionString, Func<StoreSnapshot, T> read, CancellationToken cancellation)
    {
        try
        {
            using var store = OpenAsync(connectionString, cancellation).GetAwaiter().GetResult();
            return read(store);
        }
        catch (Exception fault) when (fault is StoreException or DbException or TimeoutException or System.Net.Sockets.SocketException)
        {
            cancellation.ThrowIfCancellationRequested();
            throw new DataException(fault is StoreException ? fault.Message : $"The store cannot be read: {fault.Message}", fault);
        }
    }

    /// <summary>Rows of a statement with <c>$1</c> and so on, one after the other; the reader stands on each in turn.</summary>
    public IEnumerable<DbDataReader> Rows(string sql, CancellationToken cancellation, params object[] parameters)
    {
        using var command = _connection.CreateCommand();
        command.Transaction = _transaction;
        command.CommandText = sql;
        command.CommandTimeout = 0;
        _database.Bind(command, parameters);
        using var reader = command.ExecuteReader();
        for (var row = 0; reader.Read(); row++)
        {
            yield return reader;
            if ((row & 0xFFF) == 0)
                cancellation.ThrowIfCancellationRequested();
        }
    }

    public void Dispose()
    {
        _transaction.Dispose();
        _connection.Dispose();
        _database.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }
}
