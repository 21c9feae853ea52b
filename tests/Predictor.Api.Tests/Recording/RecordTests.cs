using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Predictor.Api.Recording;
using Predictor.Store;

namespace Predictor.Api.Tests.Recording;

public sealed class RecordTests(Service service) : IClassFixture<Service>
{
    private RecordStore Store => service.Services.GetRequiredService<LiveStore>().Current!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("""{"caseId":"one","customerId":"k1","openedAt":"2026-06-01T10:00:00Z"}""", 1)]
    [InlineData("""[{"caseId":"two","customerId":"k1","openedAt":"2026-06-01T10:00:00Z"},{"caseId":"three","customerId":"k1","openedAt":"2026-06-02 10:00"}]""", 2)]
    [InlineData("{\"caseId\":\"four\",\"customerId\":\"k1\",\"openedAt\":\"2026-06-01T10:00:00Z\"}\n{\"caseId\":5,\"customerId\":\"k1\",\"openedAt\":\"2026-06-01T10:00:00Z\"}\r\n\n", 2)]
    public async Task One_object_a_list_and_one_a_line_are_taken(string body, int accepted)
    {
        var answer = await service.ScoreAsync(body, "/v1/interactions");

        Assert.Equal(accepted, answer.GetProperty("accepted").GetInt32());
        Assert.Empty(answer.GetProperty("errors").EnumerateObject());
    }

    [Fact]
    public async Task What_features_say_need_not_be_said_twice_and_parts_may_come_in_any_order()
    {
        await service.ScoreAsync("""{"caseId":"parts","closedAt":"2026-06-03T10:05:00+02:00","resolved":"no","features":{"handle_seconds":"95","transfers":2,"resolved":"yes","queue":"billing","team":""}}""", "/v1/interactions");
        await service.ScoreAsync("""{"caseId":"parts","customerId":"k7","openedAt":"2026-06-03T08:00:00Z","features":{}}""", "/v1/interactions");

        var events = await Store.ReadCustomerAsync("k7", DateTimeOffset.Parse("2026-07-01", System.Globalization.CultureInfo.InvariantCulture).ToUnixTimeSeconds(), Cancellation);
        var found = Assert.Single(events.Interactions);
        Assert.Equal((300, 95, 2, false), (found.ClosedAt - found.OpenedAt, found.HandleSeconds, found.Transfers, found.Resolved));
        using var given = JsonDocument.Parse(found.Given!);
        Assert.Equal(["handle_seconds", "queue", "resolved", "transfers"], given.RootElement.EnumerateObject().Select(member => member.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_line_at_fault_is_named_and_the_others_are_kept()
    {
        var answer = await service.ScoreAsync(
            """
            {"caseId":"good","customerId":"k8","openedAt":"2026-06-01T10:00:00Z"}
            {"caseId":"bad","openedAt":"yesterday","handleSeconds":-5,"resolved":"maybe","closed":"2026-06-01T10:00:00Z"}
            {"customerId":"k8"}
            7
            {"caseId":"late","customerId":"k8","openedAt":"2026-06-02T10:00:00Z","closedAt":"2026-06-01T10:00:00Z"}
            """,
            "/v1/interactions");

        Assert.Equal(1, answer.GetProperty("accepted").GetInt32());
        var errors = answer.GetProperty("errors").EnumerateObject().ToDictionary(error => error.Name, error => error.Value[0].GetString()!);
        Assert.Equal(["2.closed", "2.handleSeconds", "2.openedAt", "2.resolved", "3.caseId", "4", "5.closedAt"], errors.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("found 'yesterday', expected an ISO time such as 2026-06-30T23:59:59Z", errors["2.openedAt"]);
        Assert.Equal("found -5, expected a whole number, 0 or more", errors["2.handleSeconds"]);
        Assert.Single((await Store.ReadCustomerAsync("k8", long.MaxValue, Cancellation)).Interactions);
    }

    [Theory]
    [InlineData("", "body")]
    [InlineData("nonsense", "body")]
    [InlineData("[]", "body")]
    [InlineData("""{"caseId":"\ud800"}""", "1")]
    [InlineData("""{"caseId":{"a":1}}""", "caseId")]
    [InlineData("""{"caseId":"a","features":[1]}""", "features")]
    [InlineData("""{"caseId":"a","features":{"queue":{"x":1}}}""", "features.queue")]
    public async Task What_cannot_be_recorded_at_all_is_refused_by_place(string body, string place)
    {
        var problem = await service.RefusedAsync(400, body, "/v1/interactions");

        Assert.Contains(place, problem.GetProperty("errors").EnumerateObject().Select(error => error.Name));
    }

    [Fact]
    public async Task Customers_and_surveys_are_kept()
    {
        await service.ScoreAsync("""{"customerId":"k9","joinedAt":"2020-01-01","value":720.5,"contractEndsAt":"2027-01-01","leftAt":null}""", "/v1/customers");
        await service.ScoreAsync("""{"caseId":"s1","customerId":"k9","openedAt":"2026-06-01T10:00:00Z"}""", "/v1/interactions");
        await service.ScoreAsync("""{"caseId":"s1","answeredAt":"2026-06-01T12:00:00Z","score":2,"dissatisfied":true}""", "/v1/surveys");
        await service.RefusedAsync(400, """{"caseId":"s1","answeredAt":"2026-06-01T12:00:00Z"}""", "/v1/surveys");
        await service.RefusedAsync(400, """{"caseId":"s1","score":2}""", "/v1/surveys");

        var events = await Store.ReadCustomerAsync("k9", DateTimeOffset.UtcNow.ToUnixTimeSeconds(), Cancellation);

        Assert.Equal(721, events.Record!.Value);
        Assert.True(Assert.Single(events.Surveys).Dissatisfied);
    }

    [Fact]
    public async Task A_score_is_on_disk_before_it_says_so()
    {
        var answer = await service.ScoreAsync("""{"caseId":"kept","customerId":"k1","asOf":"2026-06-30T13:00:00Z","features":{"visits":3}}""");

        Assert.True(answer.GetProperty("recorded").GetBoolean());
        Assert.False(answer.TryGetProperty("degraded", out _));
        var kept = Assert.Single(await Store.ReadPredictionsAsync("kept", Cancellation));
        Assert.Equal(answer.GetProperty("predictionId").GetString(), kept.Id);
        Assert.Equal(3, kept.Cells[TinyModel.Visits]);
        using var json = JsonDocument.Parse(kept.Answer);
        Assert.Equal(answer.GetProperty("outcomes").GetRawText(), json.RootElement.GetProperty("outcomes").GetRawText());
    }

    [Fact]
    public async Task What_is_not_to_be_recorded_is_not()
    {
        var answer = await service.ScoreAsync("""{"caseId":"unkept","features":{}}""", "/v1/score?record=none");

        Assert.False(answer.GetProperty("recorded").GetBoolean());
        Assert.False(answer.TryGetProperty("predictionId", out _));
        Assert.Empty(await Store.ReadPredictionsAsync("unkept", Cancellation));
        await service.RefusedAsync(400, """{"features":{}}""", "/v1/score?record=perhaps");
    }

    [Fact]
    public async Task Without_a_store_scores_are_answered_and_say_that_they_are_not_recorded()
    {
        // A folder stands where the file should be.
        var blocked = Directory.CreateTempSubdirectory("predictor-blocked-").FullName;
        using (var away = new Service("Development", new Dictionary<string, string> { ["Store:Connection"] = $"Data Source={blocked}" }))
        {
            var answer = await away.ScoreAsync("""{"caseId":"c","customerId":"k","features":{"visits":3}}""");

            Assert.False(answer.GetProperty("recorded").GetBoolean());
            Assert.Equal("storeUnavailable", answer.GetProperty("degraded")[0].GetProperty("cause").GetString());
            using var refused = await away.PostAsync("/v1/interactions", """{"caseId":"c"}""");
            await Service.ProblemAsync(refused, 503);
            Assert.Equal("1", refused.Headers.RetryAfter!.ToString());
        }

        Directory.Delete(blocked);
    }

    [Fact]
    public async Task A_service_told_to_keep_nothing_keeps_nothing_and_is_not_degraded()
    {
        using var forgetful = new Service("Development", new Dictionary<string, string> { ["Store:Connection"] = "none" });

        var answer = await forgetful.ScoreAsync("""{"caseId":"c","customerId":"k","features":{"visits":3}}""");

        Assert.False(answer.GetProperty("recorded").GetBoolean());
        Assert.False(answer.TryGetProperty("degraded", out _));
        await forgetful.RefusedAsync(503, """{"caseId":"c"}""", "/v1/interactions");
    }

    [Fact]
    public async Task A_body_larger_than_a_case_may_be_is_taken_where_many_are_sent()
    {
        var lines = new StringBuilder();
        for (var i = 0; i < 20_000; i++)
        {
            lines.Append($"{{\"caseId\":\"many-{i}\",\"customerId\":\"crowd\",\"openedAt\":\"2026-06-01T10:00:00Z\"}}\n");
        }

        Assert.True(lines.Length > 1024 * 1024);
        Assert.Equal(20_000, (await service.ScoreAsync(lines.ToString(), "/v1/interactions")).GetProperty("accepted").GetInt32());
        Assert.Equal(20_000, (await Store.ReadCustomerAsync("crowd", long.MaxValue, Cancellation)).Interactions.Count);
    }
}
