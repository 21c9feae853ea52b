using System.Text.Json;

namespace Predictor.Api.Tests.Catalogue;

public sealed class CatalogueTests(Service service) : IClassFixture<Service>
{
    [Fact]
    public async Task The_models_are_listed_with_the_version_that_answers()
    {
        var list = Service.Json(await service.Client.GetStringAsync("/v1/models", TestContext.Current.CancellationToken));

        var tiny = Assert.Single(list.GetProperty("models").EnumerateArray());
        Assert.Equal("tiny", tiny.GetProperty("name").GetString());
        Assert.True(tiny.GetProperty("isDefault").GetBoolean());
        Assert.Equal(1, tiny.GetProperty("version").GetInt32());
        Assert.Equal([1], tiny.GetProperty("versions").EnumerateArray().Select(version => version.GetInt32()));
    }

    [Fact]
    public async Task A_model_is_described_by_its_schema_metrics_provenance_and_policy()
    {
        var model = Service.Json(await service.Client.GetStringAsync("/v1/models/tiny", TestContext.Current.CancellationToken));

        Assert.Equal("predictor-schema/1", model.GetProperty("schema").GetProperty("format").GetString());
        Assert.Equal("Made by hand", model.GetProperty("provenance").GetProperty("data").GetString());
        Assert.Equal("gone", model.GetProperty("policy").GetProperty("valueOutcome").GetString());
        Assert.Equal("for the test", model.GetProperty("live").GetProperty("history")[0].GetProperty("reason").GetString());
        Assert.Equal(
            ["gone arrival", "gone closure", "cross closure"],
            model.GetProperty("outcomes").EnumerateArray().Select(outcome => $"{outcome.GetProperty("name").GetString()} {outcome.GetProperty("moment").GetString()}"));
        Assert.InRange(model.GetProperty("outcomes")[0].GetProperty("report").GetProperty("performance").GetProperty("auc").GetProperty("value").GetDouble(), 0, 1);

        // Of eight rows no calibration slope can be told: undefined figures are null.
        Assert.Equal(System.Text.Json.JsonValueKind.Null, model.GetProperty("outcomes")[0].GetProperty("report").GetProperty("performance").GetProperty("calibrationSlope").GetProperty("high").ValueKind);
    }

    [Fact]
    public async Task What_was_forced_rolled_back_and_put_in_the_shadow_is_in_the_history_with_its_reasons()
    {
        using var own = new Service();
        own.Publish("tiny");
        own.Registry.Rollback("tiny", null, DateTimeOffset.UnixEpoch, "worse on Mondays");
        own.Registry.Challenge("tiny", 2, DateTimeOffset.UnixEpoch, "to watch it");

        var model = Service.Json(await own.Client.GetStringAsync("/v1/models/tiny", TestContext.Current.CancellationToken));

        var live = model.GetProperty("live");
        Assert.Equal((1, 2), (live.GetProperty("champion").GetInt32(), live.GetProperty("challenger").GetInt32()));
        JsonElement[] history = [.. live.GetProperty("history").EnumerateArray()];
        Assert.Equal(["publish", "publish", "rollback", "challenge"], history.Select(entry => entry.GetProperty("act").GetString()));
        Assert.Equal(["for the test", "for the test", "worse on Mondays", "to watch it"], history.Select(entry => entry.GetProperty("reason").GetString()));
        Assert.False(history[0].TryGetProperty("forced", out _));
        Assert.True(history[1].GetProperty("forced").GetBoolean());
        Assert.Contains("no stored comparison with version 1", history[1].GetProperty("finding").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("..")]
    [InlineData("%2e%2e%2fetc")]
    public async Task An_unknown_model_is_not_found(string name)
    {
        using var response = await service.Client.GetAsync($"/v1/models/{name}", TestContext.Current.CancellationToken);

        Assert.Equal(404, (int)response.StatusCode);
    }
}
