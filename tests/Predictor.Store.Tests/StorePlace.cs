using Npgsql;

namespace Predictor.Store.Tests;

/// <summary>A place for an empty store: a file in a folder of its own, or a schema of its own in the PostgreSQL that PREDICTOR_TEST_POSTGRES names.</summary>
public sealed class StorePlace : IDisposable
{
    private const string Variable = "PREDICTOR_TEST_POSTGRES";

    private readonly Action _remove;

    private StorePlace(string connection, Action remove) => (Connection, _remove) = (connection, remove);

    public string Connection { get; }

    public static StorePlace Of(string database)
    {
        if (database == "SQLite")
        {
            var folder = Directory.CreateTempSubdirectory("predictor-store-");
            return new StorePlace($"Data Source={Path.Combine(folder.FullName, "store.db")}", () => folder.Delete(recursive: true));
        }

        var server = Environment.GetEnvironmentVariable(Variable);
        Assert.SkipUnless(server is { Length: > 0 }, $"No PostgreSQL: {Variable} holds no connection string.");
        var schema = $"store_{Guid.NewGuid():N}";
        Execute(server!, $"CREATE SCHEMA {schema}");
        return new StorePlace(
            new NpgsqlConnectionStringBuilder(server) { SearchPath = schema }.ToString(),
            () => Execute(server!, $"DROP SCHEMA {schema} CASCADE"));
    }

    public void Dispose() => _remove();

    private static void Execute(string server, string sql)
    {
        using var connection = new NpgsqlConnection(server);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
