using System.Text.Json;
using Predictor.Models.Policies;

namespace Predictor.Api.Tests.Triage;

/// <summary>The queue of a running service follows its policy.json, without a new score.</summary>
public sealed class PolicyEditTests(Service service) : IClassFixture<Service>
{
    [Fact]
    public async Task Lines_that_stand_are_valued_anew_and_the_queue_says_by_which_policy_and_since_when()
    {
        await service.ScoreAsync("""{"caseId": "c1", "customerId": "k1", "moment": "closure", "features": {"visits": 3, "fixed": "no", "queueing": 900}}""");
        await service.ScoreAsync("""{"caseId": "c2", "customerId": "k2", "moment": "closure", "value": 50, "features": {"visits": 3, "fixed": "no", "queueing": 900}}""");
        var before = await UntilAsync(list => Done(list, 1));

        // Without a word on the version: what is in it counts.
        Write(policy => policy with { CustomerValue = 4_000 });
        await UntilAsync(list => Stake(list, "k1") == Probability(list, "k1") * 4_000);

        Write(policy => policy with { Version = 2, CustomerValue = 500, Actions = [new SuggestedAction("credit", "Give a credit", 1, 0, 0.5, 5)] });
        var after = await UntilAsync(list => Done(list, 2));
        Assert.Equal(Probability(before, "k1"), Probability(after, "k1"));
        Assert.Equal(Probability(after, "k1") * 500, Stake(after, "k1"));
        Assert.Equal(Probability(after, "k2") * 50, Stake(after, "k2"));
        Assert.Equal(("credit", 2, "\"1\""), (Line(after, "k1").GetProperty("action").GetProperty("name").GetString(), Line(after, "k1").GetProperty("policyVersion").GetInt32(), Line(after, "k1").GetProperty("etag").GetString()));
        Assert.Matches("policy 2 since [0-9:]{5} UTC", await service.Client.GetStringAsync("/queue", TestContext.Current.CancellationToken));

        // An outcome that was answered, and was not the queue's till now.
        var second = Line(after, "k1").GetProperty("outcomes")[1];
        Write(policy => policy with { Version = 3, ValueOutcome = second.GetProperty("name").GetString()! });
        var switched = await UntilAsync(list => Done(list, 3));
        Assert.Equal(second.GetProperty("probability").GetDouble(), Probability(switched, "k1"));
        Assert.Equal(Probability(after, "k1"), Line(switched, "k1").GetProperty("outcomes")[1].GetProperty("probability").GetDouble());
    }

    private static JsonElement Line(JsonElement list, string customer) => list.GetProperty("cases").EnumerateArray().Single(line => line.GetProperty("customerId").GetString() == customer);

    private static double Probability(JsonElement list, string customer) => Line(list, customer).GetProperty("outcomes")[0].GetProperty("probability").GetDouble();

    private static double? Stake(JsonElement list, string customer) => Line(list, customer).GetProperty("atStake") is { ValueKind: JsonValueKind.Number } stake ? stake.GetDouble() : null;

    private static bool Done(JsonElement list, int version) =>
        list.GetProperty("valued") is { ValueKind: JsonValueKind.Object } valued && valued.GetProperty("policyVersion").GetInt32() == version && valued.GetProperty("asOf").ValueKind == JsonValueKind.String;

    private void Write(Func<Policy, Policy> edit)
    {
        var policy = service.Registry.ReadPolicy(service.Registry.Open("tiny@1"));
        PolicyFile.Write(Path.Combine(service.Registry.Folder, "tiny", "policy.json"), edit(policy));
    }

    private async Task<JsonElement> UntilAsync(Func<JsonElement, bool> isSo)
    {
        for (var attempt = 0; attempt < 1_200; attempt++)
        {
            var list = Service.Json(await service.Client.GetStringAsync("/v1/cases", TestContext.Current.CancellationToken));
            if (isSo(list))
                return list;
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        throw new TimeoutException("The queue did not become so within a minute.");
    }
}
