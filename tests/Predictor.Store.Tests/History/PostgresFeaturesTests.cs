using System.Data.Common;
using Npgsql;
using Predictor.Store.History;
using Predictor.Store.History.Events;

namespace Predictor.Store.Tests.History;

/// <summary>Wants a PostgreSQL 15 or later; PREDICTOR_TEST_POSTGRES holds its connection string. The views are temporary tables: nothing is left behind.</summary>
public sealed class PostgresFeaturesTests
{
    private const string Variable = "PREDICTOR_TEST_POSTGRES";

    [Fact]
    public void The_same_text_gives_the_same_rows_on_PostgreSQL()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var connectionString = Environment.GetEnvironmentVariable(Variable);
        Assert.SkipUnless(connectionString is { Length: > 0 }, $"No PostgreSQL: {Variable} holds no connection string.");

        var log = SmallLog.Read(SmallCentre.Draw(6, 800));
        var rows = EventRows.Probes(log);
        var casesOf = new CasesOfCustomers(log);
        using var sqlite = new EventDatabase();
        using var postgres = new NpgsqlConnection(connectionString);
        postgres.Open();
        Execute(postgres, EventViews.Create.Replace("CREATE TABLE", "CREATE TEMPORARY TABLE", StringComparison.Ordinal));
        for (var i = 0; i < EventViews.Tables.Count; i++)
        {
            var (table, columns) = EventViews.Tables[i];
            sqlite.Insert(table, columns, EventRows.Of(log, rows, casesOf)[i], cancellation);
            foreach (var row in EventRows.Of(log, rows, casesOf)[i])
            {
                Execute(postgres, $"INSERT INTO {table} VALUES ({string.Join(", ", row.Select(value => value == CaseLog.Missing ? "NULL" : value.ToString(System.Globalization.CultureInfo.InvariantCulture)))})");
            }
        }

        var expected = FeatureQuery.Run(sqlite.Connection, SmallSchema.FeaturesSql, rows, cancellation);
        var found = FeatureQuery.Run(postgres, SmallSchema.FeaturesSql, rows, cancellation);
        Assert.Equal(expected.Keys, found.Keys);
        Assert.All(expected, column => Assert.Equal(column.Value, found[column.Key]));
    }

    private static void Execute(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
