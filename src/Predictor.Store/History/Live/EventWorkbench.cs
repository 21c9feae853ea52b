using Microsoft.Data.Sqlite;
using Predictor.Store.History.Events;

namespace Predictor.Store.History.Live;

/// <summary>The event views in memory, emptied and filled for one customer after another, with features.sql ready to run. For one thread at a time.</summary>
internal sealed class EventWorkbench : IDisposable
{
    private readonly SqliteConnection _connection = new("Data Source=:memory:;Pooling=False");
    private readonly SqliteCommand _clear;
    private readonly SqliteCommand[] _inserts;
    private readonly SqliteCommand _query;

    public EventWorkbench(string sql)
    {
        try
        {
            _connection.Open();
            using (var create = _connection.CreateCommand())
            {
                create.CommandText = $"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; {EventViews.Create}";
                create.ExecuteNonQuery();
            }

            _clear = Prepare(string.Concat(EventViews.Tables.Select(view => $"DELETE FROM {view.Table};")));
            _inserts = [.. EventViews.Tables.Select(view => Prepare($"INSERT INTO {view.Table} VALUES ({string.Join(", ", Enumerable.Range(0, view.Columns).Select(i => $"$p{i}"))})", view.Columns))];
            _query = Prepare(sql);
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
        _clear.ExecuteNonQuery();
        for (var view = 0; view < _inserts.Length; view++)
        {
            foreach (var values in events[view])
            {
                for (var i = 0; i < values.Length; i++)
                {
                    _inserts[view].Parameters[i].Value = values[i] == CaseLog.Missing ? DBNull.Value : values[i];
                }

                _inserts[view].ExecuteNonQuery();
            }
        }

        using var reader = _query.ExecuteReader();
        return FeatureQuery.Read(reader, [row], CancellationToken.None);
    }

    public void Dispose()
    {
        _clear.Dispose();
        Array.ForEach(_inserts, insert => insert.Dispose());
        _query.Dispose();
        _connection.Dispose();
    }

    private SqliteCommand Prepare(string sql, int parameters = 0)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < parameters; i++)
        {
            command.Parameters.Add($"$p{i}", SqliteType.Integer);
        }

        command.Prepare();
        return command;
    }
}
