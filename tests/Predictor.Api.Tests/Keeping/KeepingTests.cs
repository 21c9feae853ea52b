using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Predictor.Api.Keeping;

namespace Predictor.Api.Tests.Keeping;

public sealed class KeepingTests(Service service) : IClassFixture<Service>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_customer_is_given_out_and_taken_out()
    {
        await service.ScoreAsync("""{"customerId":"gone","joinedAt":"2020-01-01"}""", "/v1/customers");
        await service.ScoreAsync("""{"caseId":"g1","customerId":"gone","openedAt":"2026-06-01T10:00:00Z"}""", "/v1/interactions");
        await service.ScoreAsync("""{"caseId":"g1","customerId":"gone","features":{"visits":3}}""");

        var file = JsonElement.Parse(await service.Client.GetStringAsync("/v1/customers/gone", Cancellation));
        Assert.Equal("g1", file.GetProperty("interaction")[0].GetProperty("case_id").GetString());
        Assert.Equal("arrival", file.GetProperty("prediction")[0].GetProperty("answer").GetProperty("moment").GetString());

        using var erased = await service.Client.DeleteAsync("/v1/customers/gone", Cancellation);
        Assert.Equal(HttpStatusCode.NoContent, erased.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync("/v1/customers/gone"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync("/v1/scores/g1"));
        using var again = await service.Client.DeleteAsync("/v1/customers/gone", Cancellation);
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
    }

    [Fact]
    public async Task What_is_older_than_the_settings_keep_is_taken_out()
    {
        await service.ScoreAsync("""[{"caseId":"old","customerId":"aged","openedAt":"2019-06-01T10:00:00Z"},{"caseId":"new","customerId":"aged","openedAt":"2999-06-01T10:00:00Z"}]""", "/v1/interactions");

        await service.Services.GetServices<IHostedService>().OfType<OldRows>().Single().SweepAsync(Cancellation);

        var file = JsonElement.Parse(await service.Client.GetStringAsync("/v1/customers/aged", Cancellation));
        Assert.Equal("new", Assert.Single(file.GetProperty("interaction").EnumerateArray()).GetProperty("case_id").GetString());
    }

    [Fact]
    public async Task The_store_is_copied_by_a_command_into_an_empty_one()
    {
        var folder = Directory.CreateTempSubdirectory("predictor-copy-");
        await service.ScoreAsync("""{"caseId":"kept","customerId":"kept","openedAt":"2026-06-01T10:00:00Z"}""", "/v1/interactions");
        string[] arguments = ["store", "copy", "--to", "Data Source=backup.db"];
        var settings = service.Services.GetRequiredService<Microsoft.Extensions.Options.IOptions<Predictor.Api.Recording.StoreSettings>>().Value;
        using var output = new StringWriter();
        using var error = new StringWriter();

        Assert.Equal(0, await StoreCommands.RunAsync(arguments, settings, folder.FullName, output, error));
        Assert.Contains("interaction: ", output.ToString(), StringComparison.Ordinal);
        Assert.Equal(1, await StoreCommands.RunAsync(arguments, settings, folder.FullName, output, error));
        Assert.Contains("holds rows already", error.ToString(), StringComparison.Ordinal);
        Assert.Equal(2, await StoreCommands.RunAsync(["store", "copy"], settings, folder.FullName, output, error));
        folder.Delete(recursive: true);
    }

    private async Task<HttpStatusCode> StatusAsync(string path)
    {
        using var answer = await service.Client.GetAsync(path, Cancellation);
        return answer.StatusCode;
    }
}
