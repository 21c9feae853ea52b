using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Predictor.Store.Databases;

/// <summary>Which database a connection string means.</summary>
internal static class StoreDatabase
{
    /// <param name="connectionString"><c>Data Source=FILE</c> for SQLite, <c>Host=…</c> for PostgreSQL.</param>
    /// <param name="isReading">Whether it is only read.</param>
    /// <exception cref="StoreException">It names neither; or a file to read that is not there.</exception>
    public static IStoreDatabase Of(string connectionString, bool isReading = false)
    {
        try
        {
            return IsPostgres(connectionString) ? new PostgresDatabase(connectionString) : new SqliteDatabase(connectionString, isReading);
        }
        catch (ArgumentException e)
        {
            throw Neither(e);
        }
    }

    /// <summary>The file's or the database's name, for people: neither a path nor a password.</summary>
    /// <exception cref="StoreException">It names neither.</exception>
    public static string ShortNameOf(string connectionString)
    {
        try
        {
            return IsPostgres(connectionString)
                ? new NpgsqlConnectionStringBuilder(connectionString).Database ?? ""
                : Path.GetFileName(new SqliteConnectionStringBuilder(connectionString).DataSource);
        }
        catch (ArgumentException e)
        {
            throw Neither(e);
        }
    }

    private static bool IsPostgres(string connectionString)
    {
        var parts = new DbConnectionStringBuilder { ConnectionString = connectionString };
        return parts.ContainsKey("Host") || parts.ContainsKey("Server")
            || (parts.ContainsKey("Data Source") || parts.ContainsKey("DataSource") || parts.ContainsKey("Filename") ? false : throw Neither(null));
    }

    /// <summary>Says nothing of what it holds, which may be a password.</summary>
    private static StoreException Neither(Exception? cause) =>
        new("The store's connection string names no database: expected 'Data Source=FILE' (SQLite) or 'Host=…;Database=…;Username=…' (PostgreSQL).", cause);
}
