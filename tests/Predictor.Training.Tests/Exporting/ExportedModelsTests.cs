using Microsoft.Data.Sqlite;
using Npgsql;
using Predictor.Training.Tests.Commands;

namespace Predictor.Training.Tests.Exporting;

/// <summary>Exported models against the service's scorer on every row of a test slice.</summary>
public sealed class ExportedModelsTests(ExportedModels models) : IClassFixture<ExportedModels>
{
    [Theory]
    [InlineData("telco")]
    [InlineData("csat")]
    [InlineData("service-desk-24h")]
    [InlineData("centre")]
    public async Task Sqlite_gives_the_services_margins_and_probabilities(string set)
    {
        var cases = await models.Cases(set);
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        CasesTable.Create(connection, "cases", cases);
        cases.Check(CasesTable.Query(connection, await Sql(set)));
    }

    [Theory]
    [InlineData("telco")]
    [InlineData("csat")]
    [InlineData("service-desk-24h")]
    [InlineData("centre")]
    public async Task Postgres_gives_the_services_margins_and_probabilities(string set)
    {
        const string Variable = "PREDICTOR_TEST_POSTGRES";
        var connectionString = Environment.GetEnvironmentVariable(Variable);
        Assert.SkipUnless(connectionString is { Length: > 0 }, $"No PostgreSQL: {Variable} holds no connection string.");
        var cases = await models.Cases(set);
        using var connection = new NpgsqlConnection(connectionString);
        connection.Open();
        CasesTable.Execute(connection, "SET jit = off");
        CasesTable.Create(connection, "cases", cases);
        cases.Check(CasesTable.Query(connection, await Sql(set)));
    }

    [Theory]
    [InlineData("telco")]
    [InlineData("csat")]
    [InlineData("service-desk-24h")]
    [InlineData("centre")]
    public async Task Onnx_runtime_gives_the_services_margins_and_probabilities(string set)
    {
        var cases = await models.Cases(set);
        using var folder = new TemporaryFolder();
        await CommandRun.Json("export", "--model", $"{set}@1", "--moment", "closure", "--format", "onnx", "--out", folder["model.onnx"], "--models", models.Models);
        cases.Check(OnnxRuntime.Run(folder["model.onnx"], [.. cases.Rows.Select(row => row.Cells)], folder));
    }

    private async Task<string> Sql(string set)
    {
        using var folder = new TemporaryFolder();
        await CommandRun.Json("export", "--model", $"{set}@1", "--moment", "closure", "--format", "sql", "--table", "cases", "--key", "row_id", "--out", folder["model.sql"], "--models", models.Models);
        return await File.ReadAllTextAsync(folder["model.sql"], TestContext.Current.CancellationToken);
    }
}
