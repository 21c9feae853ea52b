using System.Text.Json;

namespace Predictor.Api.Tests.Models;

/// <summary>Versions and policies change under requests that do not stop.</summary>
public sealed class PublishingTests
{
    private const string Case = """{"caseId":"c","features":{"visits":3,"topic":"billing","hour":3}}""";
    private const int Versions = 6;

    [Fact]
    public async Task No_request_fails_or_mixes_versions_while_they_are_published_rolled_back_broken_and_policies_edited()
    {
        using var service = new Service();
        for (var version = 2; version <= Versions; version++)
        {
            service.Registry.Add(TinyModel.Make("tiny", baseMargin: version));
        }

        var margins = new Dictionary<int, double>();
        for (var version = 1; version <= Versions; version++)
        {
            margins[version] = Margin(await service.ScoreAsync(Case, $"/v1/score?record=none&version={version}"));
        }

        using var stop = new CancellationTokenSource();
        var requests = Enumerable.Range(0, 4).Select(i => Task.Run(() => AskAsync(service, i, margins, stop.Token))).ToArray();
        for (var version = 2; version < Versions; version++)
        {
            service.WritePolicy("tiny", version);
            service.Publish("tiny", version);
            await service.UntilAsync("tiny", model => model.GetProperty("version").GetInt32() == version && model.GetProperty("policy").GetProperty("version").GetInt32() == version);
        }

        // A version that breaks once it is published is refused; the one before goes on.
        service.Publish("tiny", Versions);
        service.Break("tiny", Versions, "schema.json");
        await service.UntilAsync("tiny", model => model.GetProperty("problem").ValueKind == JsonValueKind.String);
        service.Registry.Rollback("tiny", null, DateTimeOffset.UnixEpoch, "broken");
        await service.UntilAsync("tiny", model => model.GetProperty("problem").ValueKind == JsonValueKind.Null);
        service.Registry.Rollback("tiny", 2, DateTimeOffset.UnixEpoch, "further back");
        await service.UntilVersionAsync("tiny", 2);
        await stop.CancelAsync();

        var seen = await Task.WhenAll(requests);
        Assert.All(seen, each => Assert.True(each.Count > 0));
        Assert.True(seen.SelectMany(each => each).Distinct().Count() > 1, "No change was seen by a request.");
    }

    /// <returns>Versions and policies that answered.</returns>
    private static async Task<HashSet<(int Version, int Policy)>> AskAsync(Service service, int number, Dictionary<int, double> margins, CancellationToken stop)
    {
        var seen = new HashSet<(int, int)>();
        do
        {
            var answers = number % 2 == 0
                ? [await service.ScoreAsync(Case, "/v1/score?record=none")]
                : await BatchAsync(service);
            foreach (var answer in answers)
            {
                var version = answer.GetProperty("model").GetProperty("version").GetInt32();
                var policy = answer.GetProperty("policy").GetProperty("version").GetInt32();
                Assert.Equal(margins[version], Margin(answer));
                Assert.False(answer.TryGetProperty("degraded", out _));

                // A policy's worth of a customer carries its number.
                if (policy > 1)
                    Assert.Equal(policy * answer.GetProperty("outcomes")[0].GetProperty("probability").GetDouble(), answer.GetProperty("atStake").GetDouble());
                seen.Add((version, policy));
            }

            Assert.Single(answers.Select(answer => answer.GetProperty("model").GetRawText() + answer.GetProperty("policy").GetRawText()).Distinct());
        }
        while (!stop.IsCancellationRequested);

        return seen;
    }

    private static async Task<JsonElement[]> BatchAsync(Service service)
    {
        using var response = await service.PostAsync("/v1/score/batch?record=none&reasons=0", string.Concat(Enumerable.Repeat(Case + "\n", 600)));
        Assert.True(response.IsSuccessStatusCode);
        var lines = (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(600, lines.Length);
        return [.. lines.Select(Service.Json)];
    }

    private static double Margin(JsonElement answer) => answer.GetProperty("outcomes")[0].GetProperty("margin").GetDouble();
}
