using Microsoft.Data.Sqlite;

namespace Predictor.Store.History.Events;

/// <summary>The event views of one export in a private SQLite database that is gone when disposed; it spills to disk where memory is short.</summary>
internal sealed class EventDatabase : IDisposable
{
    public EventDatabase()
    {
        // An empty name is a temporary database on disk behind a cache; nothing in it must survive, so nothing is synced or journalled.
        Connection = new SqliteConnection("Data Source=;Pooling=False");
        Connection.Open();
        Execute("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -262144;");
        Execute(EventViews.Create);
    }

    public SqliteConnection Connection { get; }

    /// <summary>Writes rows of whole numbers (<see cref="CaseLog.Missing"/> as null) into a view.</summary>
    public void Insert(string table, int columns, IEnumerable<long[]> rows, CancellationToken cancellation)
    {
        using var transaction = Connection.BeginTransaction();
        using var command = Connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = $"INSERT INTO {table} VALUES ({string.Join(", ", Enumerable.Range(0, columns).Select(i => $"$p{i}"))})";
        SqliteParameter[] parameters = [.. Enumerable.Range(0, columns).Select(i => command.Parameters.Add($"$p{i}", SqliteType.Integer))];
        command.Prepare();
        var count = 0;
        foreach (var row in rows)
        {
            for (var i = 0; i < columns; i++)
            {
                parameters[i].Value = row[i] == CaseLog.Missing ? DBNull.Value : row[i];
            }

            command.ExecuteNonQuery();
            if ((++count & 0xFFF) == 0)
                cancellation.ThrowIfCancellationRequested();
        }

        transaction.Commit();
    }

    public void Dispose() => Connection.Dispose();

    private void Execute(string sql)
    {
        using var command = Connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
