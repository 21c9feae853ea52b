using Predictor.Tests;

namespace Predictor.Api.Tests.Sample;

/// <summary>The shipped model over the committed sample, as a fresh clone starts.</summary>
public sealed class ShippedCentreTests : IDisposable
{
    private readonly DirectoryInfo _store = Directory.CreateTempSubdirectory("predictor-sample-");

    public void Dispose() => _store.Delete(recursive: true);

    [Fact]
    public async Task The_first_start_shows_the_samples_customers_at_risk_and_scores_at_once()
    {
        Assert.SkipUnless(File.Exists(Repository.PathTo("models", "brightwater", "live.json")), "No model is shipped in models/brightwater.");
        Assert.SkipUnless(File.Exists(Repository.PathTo("data", "sample", "interactions.csv")), "No sample is committed in data/sample.");
        using var service = new Service("Development", new Dictionary<string, string>
        {
            ["Models:Folder"] = Repository.PathTo("models"),
            ["Models:Default"] = "brightwater",
            ["Sample:Store"] = _store.FullName,
            ["Sample:Folder"] = Repository.PathTo("data", "sample"),
            ["Sample:Mapping"] = Repository.PathTo("data", "mapping.json"),
        });

        var document = Service.Json(await service.Client.GetStringAsync("/openapi/v1.json", TestContext.Current.CancellationToken));
        var example = document.GetProperty("paths").GetProperty("/v1/score").GetProperty("post").GetProperty("requestBody")
            .GetProperty("content").GetProperty("application/json").GetProperty("example").GetRawText();
        var answer = await service.ScoreAsync(example, "/v1/score?strict=true");
        Assert.True(answer.GetProperty("sample").GetBoolean());

        var page = "";
        for (var attempt = 0; attempt < 300 && !page.Contains("class=\"lines\"", StringComparison.Ordinal); attempt++)
        {
            await Task.Delay(200, TestContext.Current.CancellationToken);
            using var response = await service.Client.GetAsync("/queue", TestContext.Current.CancellationToken);
            page = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.True(response.IsSuccessStatusCode || response.StatusCode == System.Net.HttpStatusCode.ServiceUnavailable, page);
        }

        Assert.Contains(" at stake, as of ", page, StringComparison.Ordinal);
        Assert.Contains("Sample data", page, StringComparison.Ordinal);
        Assert.Equal(50, System.Text.RegularExpressions.Regex.Count(page, "role=\"rowheader\" scope=\"row\" class=\"l-name\""));
    }
}
