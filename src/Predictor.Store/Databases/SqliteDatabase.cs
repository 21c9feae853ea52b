using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Predictor.Store.Databases;

/// <summary>A file beside the service. Readers do not wait for the writer (WAL), a commit is on disk before it is reported (synchronous FULL), and what is taken out is overwritten (secure_delete).</summary>
internal sealed class SqliteDatabase : IStoreDatabase
{
    private const int BusyMilliseconds = 5_000;

    /// <summary>At most.</summary>
    private const int WriterCacheKibibytes = 64 * 1_024;

    /// <summary>Of 4 KiB, in the log before they are put into the file: 16 MiB.</summary>
    private const int LogPages = 4_000;

    private readonly string _connectionString;
    private readonly string _file;

    /// <summary>Handles of pooled connections that have their settings: they keep them until they are closed.</summary>
    private readonly ConditionalWeakTable<sqlite3, object> _settled = [];

    /// <summary>Of commits; null before the first and after one that failed.</summary>
    private SqliteWriter? _writer;

    /// <param name="connectionString">As Microsoft.Data.Sqlite takes it: <c>Data Source=FILE</c>.</param>
    /// <param name="isReading">Whether it is only read; then the file must be there.</param>
    /// <exception cref="StoreException">The file to read is not there.</exception>
    public SqliteDatabase(string connectionString, bool isReading = false)
    {
        var parts = new SqliteConnectionStringBuilder(connectionString) { Pooling = true, ForeignKeys = true };
        if (isReading)
        {
            parts.Mode = SqliteOpenMode.ReadOnly;
            if (!File.Exists(parts.DataSource))
                throw new StoreException($"There is no store at {parts.DataSource}.");
        }
        else
        {
            // Made here and nowhere else: should it go away while the service runs, no empty one may stand in its place.
            if (Path.GetDirectoryName(Path.GetFullPath(parts.DataSource)) is { } folder)
                Directory.CreateDirectory(folder);
            using (new FileStream(parts.DataSource, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete))
                parts.Mode = SqliteOpenMode.ReadWrite;
        }

        _connectionString = parts.ToString();
        _file = parts.DataSource;
        Name = $"SQLite ({parts.DataSource})";
    }

    public string Name { get; }

    public async ValueTask<DbConnection> OpenAsync(CancellationToken cancellation)
    {
        var connection = new SqliteConnection(_connectionString);
        try
        {
            await connection.OpenAsync(cancellation);
            if (_settled.TryGetValue(connection.Handle!, out _))
                return connection;
            using var settings = connection.CreateCommand();
            settings.CommandText = string.Create(
                CultureInfo.InvariantCulture, $"PRAGMA busy_timeout = {BusyMilliseconds}; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;");
            await settings.ExecuteNonQueryAsync(cancellation);
            _settled.AddOrUpdate(connection.Handle!, this);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public ValueTask<DbTransaction> BeginAloneAsync(DbConnection connection, CancellationToken cancellation) =>
        new(((SqliteConnection)connection).BeginTransaction(deferred: false));

    /// <summary>A reader of a WAL file sees what was committed when its first statement ran.</summary>
    public ValueTask<DbTransaction> BeginSnapshotAsync(DbConnection connection, CancellationToken cancellation) =>
        new(((SqliteConnection)connection).BeginTransaction(deferred: true));

    public string Translate(string sql) => StoreWords.Merged(
        sql.Replace("{bytes}", "BLOB", StringComparison.Ordinal)
            .Replace("{whole}", "INTEGER", StringComparison.Ordinal)
            .Replace("{real}", "REAL", StringComparison.Ordinal),
        "json_patch(COALESCE($1, '{}'), $2)");

    public string DeleteSome(string table, string condition, int most) =>
        string.Create(CultureInfo.InvariantCulture, $"DELETE FROM {table} WHERE rowid IN (SELECT rowid FROM {table} WHERE {condition} LIMIT {most})");

    public void Bind(DbCommand query, IReadOnlyList<object> parameters)
    {
        for (var i = 0; i < parameters.Count; i++)
        {
            ((SqliteCommand)query).Parameters.AddWithValue(NameOf(i), parameters[i]);
        }
    }

    /// <summary>Each statement is prepared once.</summary>
    public ValueTask<bool[]> WriteAsync(DbTransaction transaction, IReadOnlyList<(Statement Statement, object?[] Cells)> rows, CancellationToken cancellation)
    {
        var prepared = new Dictionary<Statement, SqliteCommand>(ReferenceEqualityComparer.Instance);
        try
        {
            var changed = new bool[rows.Count];
            for (var at = 0; at < changed.Length; at++)
            {
                var (statement, cells) = rows[at];
                if (!prepared.TryGetValue(statement, out var command))
                    prepared.Add(statement, command = Prepare((SqliteTransaction)transaction, statement));
                for (var i = 0; i < cells.Length; i++)
                {
                    command.Parameters[i].Value = cells[i] ?? DBNull.Value;
                }

                changed[at] = command.ExecuteNonQuery() > 0;
            }

            return new(changed);
        }
        finally
        {
            foreach (var command in prepared.Values)
            {
                command.Dispose();
            }
        }
    }

    public async ValueTask<bool[]> CommitAsync(IReadOnlyList<(Statement Statement, object?[] Cells)> rows)
    {
        try
        {
            if (!File.Exists(_file))
                throw new SqliteException($"The store's file {_file} is gone.", raw.SQLITE_CANTOPEN);
            _writer ??= await OpenWriterAsync();
            return _writer.Commit(rows);
        }
        catch
        {
            // What comes next opens the file anew: what is open may be one that is no longer there.
            CloseAll();
            throw;
        }
    }

    /// <summary>Busy, locked, full, no such file, read-only, an error of the disk.</summary>
    public bool IsUnavailable(Exception fault) => fault is SqliteException
    {
        SqliteErrorCode: raw.SQLITE_BUSY or raw.SQLITE_LOCKED or raw.SQLITE_FULL or raw.SQLITE_IOERR
            or raw.SQLITE_CANTOPEN or raw.SQLITE_READONLY or raw.SQLITE_NOMEM
    };

    /// <summary>Never: there is one writer, who waits for the lock before he begins.</summary>
    public bool IsUndone(Exception fault) => false;

    public ValueTask DisposeAsync()
    {
        CloseAll();
        return ValueTask.CompletedTask;
    }

    /// <summary>What it writes to often stays in its memory, and goes from the log into the file less often; no file is made and taken away for what a statement may have to undo.</summary>
    private async ValueTask<SqliteWriter> OpenWriterAsync()
    {
        var connection = (SqliteConnection)await OpenAsync(CancellationToken.None);
        try
        {
            using var settings = connection.CreateCommand();
            settings.CommandText = string.Create(CultureInfo.InvariantCulture, $"PRAGMA temp_store = MEMORY; PRAGMA cache_size = -{WriterCacheKibibytes}; PRAGMA wal_autocheckpoint = {LogPages};");
            await settings.ExecuteNonQueryAsync();
            return new SqliteWriter(connection);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private void CloseAll()
    {
        _writer?.Dispose();
        _writer = null;
        using var connection = new SqliteConnection(_connectionString);
        SqliteConnection.ClearPool(connection);
    }

    private static SqliteCommand Prepare(SqliteTransaction transaction, Statement statement)
    {
        var command = transaction.Connection!.CreateCommand();
        try
        {
            command.Transaction = transaction;
            command.CommandText = statement.Sql;
            for (var i = 0; i < statement.Kinds.Count; i++)
            {
                command.Parameters.Add(NameOf(i), TypeOf(statement.Kinds[i]));
            }

            command.Prepare();
            return command;
        }
        catch
        {
            command.Dispose();
            throw;
        }
    }

    private static string NameOf(int position) => string.Create(CultureInfo.InvariantCulture, $"${position + 1}");

    private static SqliteType TypeOf(CellKind kind) => kind switch
    {
        CellKind.Whole => SqliteType.Integer,
        CellKind.Real => SqliteType.Real,
        CellKind.Bytes => SqliteType.Blob,
        _ => SqliteType.Text,
    };
}
