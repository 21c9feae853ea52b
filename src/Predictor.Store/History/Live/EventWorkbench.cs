using Microsoft.Data.Sqlite;
using Predictor.Store.History.Events;
using SQLitePCL;

namespace Predictor.Store.History.Live;

/// <summary>The event views in memory, emptied and filled for one customer after another, with features.sql ready to run. For one thread at a time.</summary>
internal sealed class EventWorkbench : IDisposable
{
    private readonly SqliteConnection _connection = new("Data Source=:memory:;Pooling=False");
    private readonly sqlite3_stmt[] _clears;
    private readonly sqlite3_stmt[] _inserts;
    private readonly SqliteCommand _query;

    public EventWorkbench(string sql)
    {
        try
        {
            _connection.Open();
            using (var create = _connection.CreateCommand())
            {
                // What the statement keeps between its steps would otherwise be opened as files that are never written: a third of its time.
                create.CommandText = $"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA temp_store = MEMORY; {EventViews.Create}";
                create.ExecuteNonQuery();
            }

            _clears = [.. EventViews.Tables.Select(view => Prepare($"DELETE FROM {view.Table}"))];
            _inserts = [.. EventViews.Tables.Select(view => Prepare($"INSERT INTO {view.Table} VALUES ({string.Join(", ", Enumerable.Repeat("?", view.Columns))})"))];
            _query = _connection.CreateCommand();
            _query.CommandText = sql;
            _query.Prepare();
        }
        catch
        {
            _connection.Dispose();
            throw;
        }
    }

    /// <summary>By column of the statement: the value of the one row.</summary>
    public IReadOnlyDictionary<string, long[]> Run(IReadOnlyList<IReadOnlyList<long[]>> events, CaseRow row)
    {
        for (var view = 0; view < _inserts.Length; view++)
        {
            Run(_clears[view]);
            foreach (var values in events[view])
            {
                for (var i = 0; i < values.Length; i++)
                {
                    Check(values[i] == CaseLog.Missing ? raw.sqlite3_bind_null(_inserts[view], i + 1) : raw.sqlite3_bind_int64(_inserts[view], i + 1, values[i]));
                }

                Run(_inserts[view]);
            }
        }

        using var reader = _query.ExecuteReader();
        return FeatureQuery.Read(reader, [row], CancellationToken.None);
    }

    public void Dispose()
    {
        foreach (var statement in (sqlite3_stmt[])[.. _clears, .. _inserts])
        {
            statement.Dispose();
        }

        _query.Dispose();
        _connection.Dispose();
    }

    private sqlite3_stmt Prepare(string sql)
    {
        Check(raw.sqlite3_prepare_v3(_connection.Handle!, sql, raw.SQLITE_PREPARE_PERSISTENT, out var statement));
        return statement;
    }

    private void Run(sqlite3_stmt statement)
    {
        var code = raw.sqlite3_step(statement);
        _ = raw.sqlite3_reset(statement);
        Check(code == raw.SQLITE_DONE ? raw.SQLITE_OK : code);
    }

    private void Check(int code) => SqliteException.ThrowExceptionForRC(code, _connection.Handle!);
}
