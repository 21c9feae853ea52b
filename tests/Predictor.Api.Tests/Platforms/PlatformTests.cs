using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Predictor.Api.Recording;
using Predictor.Store;
using Predictor.Store.Records;

namespace Predictor.Api.Tests.Platforms;

/// <summary>The shipped maps on events shaped as the vendors document them: in order, repeated, in parts and out of order.</summary>
public sealed class PlatformTests(Service service) : IClassFixture<Service>
{
    private RecordStore Store => service.Services.GetRequiredService<LiveStore>().Current!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_Genesys_conversation_is_one_case_scored_once_however_often_it_comes()
    {
        const string Case = "a1f0c2de-5b1e-4f66-9d0a-2f3b7c1d9e10";
        var (open, whole) = (Fixture("genesys-conversation-open.json"), Fixture("genesys-conversation.json"));

        Assert.Equal((1, 0), await SendAsync("genesys-cloud", open));
        Assert.Null((await InteractionAsync("C00000012", Case)).ClosedAt);
        Assert.Equal((1, 1), await SendAsync("genesys-cloud", $$"""{"conversations":[{{whole}}],"totalHits":1}"""));
        Assert.Equal((1, 0), await SendAsync("genesys-cloud", whole));
        Assert.Equal((1, 0), await SendAsync("genesys-cloud", open));

        var found = await InteractionAsync("C00000012", Case);
        Assert.Equal(("2026-06-29T09:14:03Z", "2026-06-29T09:31:47Z"), (Time(found.OpenedAt), Time(found.ClosedAt)));
        Assert.Equal((806, 1, false), (found.HandleSeconds, found.Transfers, found.Resolved));
        Assert.Equal(
            """{"channel":"phone","handle_seconds":"806","hold_seconds":"90","holds":"1","queue":"billing","reason":"bill dispute","resolved":"no","team":"team-south","transfers":"1","wait_seconds":"312"}""",
            Sorted(found.Given!));
        var score = Assert.Single(await ScoresAsync(Case));
        Assert.Equal(("closure", "2026-06-29T09:31:47Z"), (score.GetProperty("moment").GetString(), score.GetProperty("asOf").GetString()));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_contacts_of_an_Amazon_Connect_transfer_are_one_case_in_either_order(bool isReversed)
    {
        var (suffix, customer) = isReversed ? ("b", "C00000035") : ("a", "C00000034");
        var first = Fixture("connect-first-contact.json").Replace("c0ffee00", $"c0ffee0{suffix}", StringComparison.Ordinal).Replace("C00000034", customer, StringComparison.Ordinal);
        var second = Fixture("connect-second-contact.json").Replace("c0ffee00", $"c0ffee0{suffix}", StringComparison.Ordinal).Replace("C00000034", customer, StringComparison.Ordinal);
        foreach (var contact in isReversed ? (string[])[second, first, second] : [first, second])
        {
            await SendAsync("amazon-connect", contact);
        }

        var found = await InteractionAsync(customer, $"c0ffee0{suffix}-0000-4000-8000-000000000001");
        Assert.Equal(("2026-06-29T10:00:00Z", "2026-06-29T10:14:20Z"), (Time(found.OpenedAt), Time(found.ClosedAt)));
        Assert.Equal((667, 1, true), (found.HandleSeconds, found.Transfers, found.Resolved));
        Assert.Equal(
            """{"channel":"phone","handle_seconds":"667","hold_seconds":"45","holds":"1","queue":"tariffs","reason":"tariff change","resolved":"yes","transfers":"1","wait_seconds":"180"}""",
            Sorted(found.Given!));
        Assert.Single(await ScoresAsync(found.CaseId));
    }

    [Fact]
    public async Task The_events_of_a_Twilio_task_make_its_case_and_those_of_no_task_are_left_aside()
    {
        var lines = Fixture("twilio-events.txt").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var ignored = 0;

        // The last first, as callbacks may overtake each other; one of them twice.
        foreach (var line in (string[])[lines[^1], .. lines[..^1], lines[2]])
        {
            using var content = new StringContent(line, Encoding.UTF8, "application/x-www-form-urlencoded");
            using var answer = await service.Client.PostAsync("/v1/interactions?map=twilio-taskrouter", content, Cancellation);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            ignored += JsonElement.Parse(await answer.Content.ReadAsStringAsync(Cancellation)).GetProperty("ignored").GetInt32();
        }

        Assert.Equal(1, ignored);
        var found = await InteractionAsync("C00000056", "WT01");
        Assert.Equal(("2026-06-29T09:00:00Z", "2026-06-29T09:10:40Z"), (Time(found.OpenedAt), Time(found.ClosedAt)));
        Assert.Equal((540, 1, true), (found.HandleSeconds, found.Transfers, found.Resolved));
        Assert.Equal(
            """{"channel":"phone","handle_seconds":"540","hold_seconds":"35","queue":"escalations","reason":"outage","resolved":"yes","transfers":"1","wait_seconds":"100"}""",
            Sorted(found.Given!));
        Assert.Single(await ScoresAsync("WT01"));
    }

    [Fact]
    public async Task What_a_platform_says_beside_what_the_map_reads_is_kept_nowhere()
    {
        await SendAsync("genesys-cloud", Fixture("genesys-conversation.json").Replace("a1f0c2de", "feedbeef", StringComparison.Ordinal));
        var kept = await Store.ReadPlatformEventsAsync("genesys-cloud", "feedbeef-5b1e-4f66-9d0a-2f3b7c1d9e10", 10, Cancellation);
        Assert.DoesNotContain("4915112345678", Assert.Single(kept).Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no-such-map", "{}", "map", "found 'no-such-map', expected one of amazon-connect, genesys-cloud, twilio-taskrouter")]
    [InlineData("genesys-cloud", "{}", "conversationId", "found nothing, expected a case's id")]
    [InlineData("genesys-cloud", """{"conversations":7}""", "conversations", "found something else, expected a list of objects")]
    [InlineData("amazon-connect", """[{"ContactId":"x"},{"ContactId":"y","LastUpdateTimestamp":"soon"}]""", "2.LastUpdateTimestamp", "found nothing, expected a time")]
    [InlineData("amazon-connect", "no json", "body", "is not JSON, or nested deeper than 16 levels: line 1, byte 2")]
    public async Task What_cannot_be_used_is_named(string map, string body, string place, string mistake)
    {
        using var answer = await service.PostAsync($"/v1/interactions?map={map}", body);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var errors = JsonElement.Parse(await answer.Content.ReadAsStringAsync(Cancellation)).GetProperty("errors");
        Assert.Equal(mistake, errors.GetProperty(place)[0].GetString());
    }

    private async Task<(int Accepted, int Scored)> SendAsync(string map, string body)
    {
        var answer = await service.ScoreAsync(body, $"/v1/interactions?map={map}");
        return (answer.GetProperty("accepted").GetInt32(), answer.GetProperty("scored").GetInt32());
    }

    private async Task<Interaction> InteractionAsync(string customer, string caseId) =>
        Assert.Single((await Store.ReadCustomerAsync(customer, long.MaxValue, Cancellation)).Interactions, each => each.CaseId == caseId);

    private async Task<JsonElement[]> ScoresAsync(string caseId)
    {
        var answer = JsonElement.Parse(await service.Client.GetStringAsync($"/v1/scores/{caseId}", Cancellation));
        return [.. answer.GetProperty("scores").EnumerateArray()];
    }

    private static string Fixture(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Platforms", "Fixtures", name));

    private static string Time(long? seconds) => DateTimeOffset.FromUnixTimeSeconds(seconds!.Value).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);

    private static string Sorted(string json) =>
        JsonSerializer.Serialize(new SortedDictionary<string, string>(JsonSerializer.Deserialize<Dictionary<string, string>>(json)!, StringComparer.Ordinal));
}
