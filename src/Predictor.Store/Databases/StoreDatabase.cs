using System.Data.Common;

namespace Predictor.Store.Databases;

/// <summary>Which database a connection string means.</summary>
internal static class StoreDatabase
{
    /// <param name="connectionString"><c>Data Source=FILE</c> for SQLite, <c>Host=…</c> for PostgreSQL.</param>
    /// <exception cref="StoreException">It names neither.</exception>
    public static IStoreDatabase Of(string connectionString)
    {
        DbConnectionStringBuilder parts;
        try
        {
            parts = new DbConnectionStringBuilder { ConnectionString = connectionString };
        }
        catch (ArgumentException e)
        {
            throw Neither(e);
        }

        return parts.ContainsKey("Host") || parts.ContainsKey("Server") ? new PostgresDatabase(connectionString)
            : parts.ContainsKey("Data Source") || parts.ContainsKey("DataSource") || parts.ContainsKey("Filename") ? new SqliteDatabase(connectionString)
            : throw Neither(null);
    }

    /// <summary>Says nothing of what it holds, which may be a password.</summary>
    private static StoreException Neither(Exception? cause) =>
        new("The store's connection string names no database: expected 'Data Source=FILE' (SQLite) or 'Host=…;Database=…;Username=…' (PostgreSQL).", cause);
}
