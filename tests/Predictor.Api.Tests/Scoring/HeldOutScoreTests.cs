using System.Text.Json;
using Predictor.Api.Tests.Pages.Today;
using Predictor.Models.Policies;

namespace Predictor.Api.Tests.Scoring;

/// <summary>Whom chance leaves alone, a score says so of: a router that acts on its action leaves him alone, as the desk does.</summary>
public sealed class HeldOutScoreTests
{
    private static readonly HoldOut HoldOut = new(0.5, "a key of the test's own");

    private static string Alone => Customer(held: true);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_who_is_held_out_no_action_is_suggested_and_what_is_withheld_is_said()
    {
        using var service = Start(HoldOut);

        var alone = await service.ScoreAsync(Body("c1", Alone));
        var other = await service.ScoreAsync(Body("c2", Customer(held: false)));

        Assert.Equal(JsonValueKind.Null, alone.GetProperty("action").ValueKind);
        Assert.Equal((true, "visit"), (alone.GetProperty("heldOut").GetBoolean(), alone.GetProperty("withheldAction").GetProperty("name").GetString()));
        Assert.Equal((false, "visit"), (other.GetProperty("heldOut").GetBoolean(), other.GetProperty("action").GetProperty("name").GetString()));
        Assert.False(other.TryGetProperty("withheldAction", out _));
        Assert.Equal(other.GetProperty("atStake").GetDouble(), alone.GetProperty("atStake").GetDouble());

        // As it was answered, so it is recorded, and the desk decides alike.
        var recorded = Service.Json(await service.Client.GetStringAsync("/v1/scores/c1", Cancellation)).GetProperty("scores")[0];
        Assert.Equal((true, JsonValueKind.Null), (recorded.GetProperty("heldOut").GetBoolean(), recorded.GetProperty("action").ValueKind));
        var cases = Service.Json(await service.Client.GetStringAsync("/v1/cases", Cancellation)).GetProperty("cases").EnumerateArray().ToDictionary(each => each.GetProperty("customerId").GetString()!);
        Assert.True(cases[Alone].GetProperty("heldOut").GetBoolean());
        Assert.False(cases[Customer(held: false)].GetProperty("heldOut").GetBoolean());
    }

    [Fact]
    public async Task A_batch_and_the_flat_shape_say_the_same()
    {
        using var service = Start(HoldOut);

        using var content = new StringContent($"{Body("c1", Alone).ReplaceLineEndings(" ")}\n{Body("c2", Customer(held: false)).ReplaceLineEndings(" ")}\n", System.Text.Encoding.UTF8, "application/x-ndjson");
        using var response = await service.Client.PostAsync("/v1/score/batch", content, Cancellation);
        var lines = (await response.Content.ReadAsStringAsync(Cancellation)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Service.Json).ToArray();
        var flat = await service.ScoreAsync(Body("c3", Alone), "/v1/score?shape=flat");
        var nobody = await service.ScoreAsync(Body("c4", Alone).Replace($"\"customerId\": \"{Alone}\", ", "", StringComparison.Ordinal), "/v1/score?shape=flat");

        Assert.Equal([true, false], lines.Select(line => line.GetProperty("heldOut").GetBoolean()));
        Assert.Equal([JsonValueKind.Null, JsonValueKind.Object], lines.Select(line => line.GetProperty("action").ValueKind));
        Assert.Equal(("true", "", "visit"), Flat(flat));
        Assert.Equal(("", "visit", ""), Flat(nobody));

        static (string?, string?, string?) Flat(JsonElement answer) => (answer.GetProperty("heldOut").GetString(), answer.GetProperty("action").GetString(), answer.GetProperty("withheldAction").GetString());
    }

    [Fact]
    public async Task Who_asked_to_be_contacted_and_whom_no_policy_holds_out_have_the_answer_of_ever()
    {
        using var asked = Start(HoldOut, ("Desk:Columns:AskedForContact", "fixed"));
        using var off = Start(null);

        var yes = await asked.ScoreAsync(Body("c1", Alone).Replace("\"fixed\": \"no\"", "\"fixed\": \"yes\"", StringComparison.Ordinal));
        var no = await asked.ScoreAsync(Body("c2", Alone));
        var plain = await off.ScoreAsync(Body("c1", Alone));

        Assert.Equal((false, "call"), (yes.TryGetProperty("heldOut", out _), yes.GetProperty("action").GetProperty("name").GetString()));
        Assert.True(no.GetProperty("heldOut").GetBoolean());
        Assert.Equal((false, false, "visit"), (plain.TryGetProperty("heldOut", out _), plain.TryGetProperty("withheldAction", out _), plain.GetProperty("action").GetProperty("name").GetString()));
    }

    private static string Customer(bool held) => Enumerable.Range(0, 100).Select(i => $"k{i}").First(customer => HoldOut.Holds(customer, false) == held);

    private static string Body(string id, string customer) =>
        $$"""{"caseId": "{{id}}", "customerId": "{{customer}}", "moment": "closure", "value": 900, "features": {"visits": 3, "fixed": "no", "queueing": 900, "topic": "billing"} }""";

    private static Service Start(HoldOut? holdOut, params (string Name, string Value)[] settings) => new(
        "Development", settings.ToDictionary(each => each.Name, each => each.Value), models: service => ActionsPolicy.Write(service, holdOut));
}
