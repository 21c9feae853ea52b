using Microsoft.Data.Sqlite;
using Predictor.Store;

namespace Predictor.Api.Recording;

/// <summary>Settings <c>Store</c>.</summary>
public sealed record StoreSettings
{
    /// <summary>
    /// <c>Data Source=FILE</c> (SQLite; relative paths are in the content root), <c>Host=…</c> (PostgreSQL), or <c>none</c>: then nothing is kept, and every answer says so.
    /// </summary>
    public string Connection { get; init; } = "Data Source=store/predictor.db";

    /// <summary>Writes that may wait for the disk; what comes beyond is answered as not recorded.</summary>
    public int QueueCapacity { get; init; } = 8_192;

    /// <summary>How long a score waits for the customer's history, milliseconds; then it is answered without, and says so.</summary>
    public int HistoryMilliseconds { get; init; } = 100;

    /// <summary>Whether there is a store at all.</summary>
    internal bool IsKept => Connection != "none";

    /// <summary>The same with a relative file in the content root.</summary>
    internal StoreOptions In(string contentRoot)
    {
        var connection = Connection;
        if (connection.Contains("Data Source", StringComparison.OrdinalIgnoreCase))
        {
            var parts = new SqliteConnectionStringBuilder(connection);
            parts.DataSource = Path.Combine(contentRoot, parts.DataSource);
            connection = parts.ToString();
        }

        return new StoreOptions { Connection = connection, QueueCapacity = QueueCapacity };
    }
}
