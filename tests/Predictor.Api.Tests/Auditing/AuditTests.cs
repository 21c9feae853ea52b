using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Predictor.Api.Auditing;
using Predictor.Api.Keys;
using Predictor.Api.Recording;
using Predictor.Models.Registry;
using Predictor.Store.Writing;

namespace Predictor.Api.Tests.Auditing;

public sealed class AuditTests : IDisposable
{
    private const string Trace = "4bf92f3577b34da6a3ce929d0e0e4736";

    private readonly Service _service = new("Production", Scope.All.SelectMany((scope, i) => new[]
    {
        KeyValuePair.Create($"Keys:{i}:Name", $"the-{scope}"),
        KeyValuePair.Create($"Keys:{i}:Hash", KeyHash.Of($"key-{scope}").ToString()),
        KeyValuePair.Create($"Keys:{i}:Scopes:0", scope),
    }).ToDictionary());

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task What_was_done_is_told_with_who_did_it_and_scores_are_not()
    {
        using var made = await SendAsync(HttpMethod.Post, "/v1/keys", "key-admin", """{"name":"router","scopes":["score"]}""");
        var id = Service.Json(await made.Content.ReadAsStringAsync(Cancellation)).GetProperty("kept").GetProperty("id").GetString();
        await SendAsync(HttpMethod.Post, "/v1/interactions", "key-record", """[{"caseId":"secret-1","customerId":"secret-2","openedAt":"2026-06-01"},{"caseId":"secret-3","openedAt":"2026-06-01"},7]""");
        await SendAsync(HttpMethod.Post, "/v1/customers", "key-record", """{"customerId":"secret-2","value":"secret-much"}""");
        await SendAsync(HttpMethod.Post, "/v1/actions", "key-desk", """{"caseId":"secret-1","at":"2026-06-02","action":"secret-call","note":"secret-words"}""");
        await SendAsync(HttpMethod.Post, "/v1/actions", "key-desk", """{"caseId":"secret-1"}""");
        await SendAsync(HttpMethod.Post, "/v1/interactions?map=twilio", "key-record", """{"secret-field":1}""");
        await SendAsync(HttpMethod.Post, "/v1/score", "key-score", """{"caseId":"secret-1","features":{}}""");
        await SendAsync(HttpMethod.Get, "/v1/scores/secret-1", "key-score");
        await SendAsync(HttpMethod.Get, "/v1/models", "key-desk");
        await SendAsync(HttpMethod.Get, "/models", "key-desk");
        await SendAsync(HttpMethod.Get, "/queue", "key-desk");
        await SendAsync(HttpMethod.Get, "/queue.csv", "key-desk");
        await SendAsync(HttpMethod.Delete, $"/v1/keys/{id}", "key-admin");
        await SendAsync(HttpMethod.Delete, "/v1/keys/secret-4", "key-admin");

        var (entries, text) = await UntilAsync(9);

        Assert.Equal(
            [
                "setting the-admin: DELETE /v1/keys/{id} - 404 -",
                $"setting the-admin: DELETE /v1/keys/{{id}} {id} 204 -",
                "setting the-desk: GET /queue.csv - 200 -",
                "setting the-record: POST /v1/interactions - 400 -",
                "setting the-desk: POST /v1/actions - 400 -",
                "setting the-desk: POST /v1/actions - 200 1",
                "setting the-record: POST /v1/customers - 400 -",
                "setting the-record: POST /v1/interactions - 200 2",
                $"setting the-admin: POST /v1/keys {id} 201 -",
            ],
            entries.Select(Line).Where(line => !line.Contains("/v1/audit", StringComparison.Ordinal)));
        Assert.All(entries.Where(entry => !Line(entry).Contains("/v1/audit", StringComparison.Ordinal)), entry => Assert.Equal(Trace, entry.GetProperty("traceId").GetString()));
        Assert.DoesNotContain("secret", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refusals_are_told_once_a_minute_with_how_many_there_were()
    {
        using var made = await SendAsync(HttpMethod.Post, "/v1/keys", "key-admin", """{"name":"gone","scopes":["score"]}""");
        var answer = Service.Json(await made.Content.ReadAsStringAsync(Cancellation));
        var (key, id) = (answer.GetProperty("key").GetString()!, answer.GetProperty("kept").GetProperty("id").GetString());
        await SendAsync(HttpMethod.Delete, $"/v1/keys/{id}", "key-admin");
        foreach (var presented in (string[])["wrong-1", "wrong-2", "", key, key, "key-desk"])
        {
            await SendAsync(HttpMethod.Post, "/v1/score", presented, "{}");
        }

        await SendAsync(HttpMethod.Get, "/secret-address", "wrong");
        await _service.Services.GetRequiredService<RefusalTally>().KeepAsync();

        var (entries, text) = await PageAsync("/v1/audit");
        Assert.Equal(
            [
                $"key {id}: POST /v1/score - 401 2",
                "nobody : POST /v1/score - 401 3",
                "nobody : an address that there is not - 401 1",
                "setting the-desk: POST /v1/score - 403 1",
            ],
            entries.Select(Line).Where(line => line.Contains(" 40", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.DoesNotContain("secret", text, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_flood_of_callers_fills_no_memory_and_loses_no_count()
    {
        var tally = _service.Services.GetRequiredService<RefusalTally>();
        for (var i = 0; i < 5_000; i++)
        {
            tally.Add(new Caller("token", $"subject-{i}", ""), "POST /v1/score", 429);
        }

        await tally.KeepAsync();

        var kept = await _service.Services.GetRequiredService<LiveStore>().Current!.ReadAuditAsync(DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue, null, 10_000, Cancellation);
        Assert.Equal(1_001, kept.Count);
        Assert.Equal(5_000, kept.Sum(entry => entry.Count));
    }

    [Fact]
    public async Task What_was_published_is_told_once_however_many_instances_see_it()
    {
        var version = _service.Registry.Add(TinyModel.Make("tiny")).Version;
        _service.Registry.Publish("tiny", version, DateTimeOffset.UtcNow, "secret reason", PublishingGate.Forced);
        for (var instance = 0; instance < 2; instance++)
        {
            var audit = new PublicationAudit(_service.Registry, _service.Services.GetRequiredService<LiveStore>(), TimeProvider.System);
            await audit.KeepAsync();
            await audit.KeepAsync();
        }

        var (entries, text) = await PageAsync("/v1/audit");

        var entry = Assert.Single(entries, each => Line(each).Contains("models", StringComparison.Ordinal));
        Assert.StartsWith($"registry : models publish tiny@{version}", Line(entry), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_read_a_page_at_a_time_and_between_times()
    {
        var store = _service.Services.GetRequiredService<LiveStore>().Current!;
        var start = new DateTimeOffset(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);
        Assert.Equal(Recorded.Yes, await store.RecordAsync(Enumerable.Range(0, 25).Select(i => new Store.Access.AuditEntry
        {
            At = start.AddHours(i),
            ByKind = "command",
            ById = "ops",
            ByName = "ops",
            Action = $"keys {i}",
        })));

        var read = new List<string>();
        var address = "/v1/audit?from=2026-06-01T02:00:00Z&to=2026-06-02T00:00:00Z&limit=9";
        var pages = 0;
        for (string? next = ""; next is not null && pages < 10; pages++)
        {
            using var response = await SendAsync(HttpMethod.Get, next.Length == 0 ? address : $"{address}&after={next}", "key-admin");
            var page = Service.Json(await response.Content.ReadAsStringAsync(Cancellation));
            read.AddRange(page.GetProperty("entries").EnumerateArray().Select(entry => entry.GetProperty("action").GetString()!));
            next = page.GetProperty("next").GetString();
        }

        Assert.Equal(3, pages);
        Assert.Equal(Enumerable.Range(2, 22).Reverse().Select(i => $"keys {i}"), read);
    }

    [Fact]
    public async Task A_query_at_fault_is_refused_with_all_its_mistakes()
    {
        using var refused = await SendAsync(HttpMethod.Get, "/v1/audit?from=yesterday&to=x&limit=0&after=1.x", "key-admin");

        Assert.Equal(
            ["after", "from", "limit", "to"],
            (await Service.ProblemAsync(refused, 400)).GetProperty("errors").EnumerateObject().Select(error => error.Name).Order(StringComparer.Ordinal));
    }

    private static string Line(JsonElement entry)
    {
        var by = entry.GetProperty("by");
        return $"{by.GetProperty("kind")} {by.GetProperty("id")}: {entry.GetProperty("action")} {entry.GetProperty("target").GetString() ?? "-"} {entry.GetProperty("status")} {(entry.GetProperty("count").ValueKind == JsonValueKind.Null ? "-" : entry.GetProperty("count"))}";
    }

    /// <summary>What a handler does not commit itself comes a little after its answer.</summary>
    private async Task<(IReadOnlyList<JsonElement> Entries, string Text)> UntilAsync(int count)
    {
        for (var attempt = 0; ; attempt++)
        {
            var page = await PageAsync("/v1/audit");
            if (attempt == 200 || page.Entries.Count(entry => !Line(entry).Contains("/v1/audit", StringComparison.Ordinal)) >= count)
                return page;
            await Task.Delay(20, Cancellation);
        }
    }

    private async Task<(IReadOnlyList<JsonElement> Entries, string Text)> PageAsync(string address)
    {
        using var response = await SendAsync(HttpMethod.Get, address, "key-admin");
        var text = await response.Content.ReadAsStringAsync(Cancellation);
        return ([.. Service.Json(text).GetProperty("entries").EnumerateArray()], text);
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string key, string? body = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add(Credentials.Header, key);
        request.Headers.Add("traceparent", $"00-{Trace}-00f067aa0ba902b7-01");
        return await _service.Client.SendAsync(request, Cancellation);
    }
}
