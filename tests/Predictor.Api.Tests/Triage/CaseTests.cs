using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Predictor.Api.Keys;
using Predictor.Api.Recording;
using Predictor.Api.Tests.Pages.Today;
using Predictor.Api.Tests.Users;
using Predictor.Models.Policies;
using Predictor.Store.Records;

namespace Predictor.Api.Tests.Triage;

/// <summary>The queue for programs: two keys of the desk, and people with teams.</summary>
public sealed class CaseTests : UserTests
{
    private static readonly string[] Topics = ["billing", "moving"];

    [Fact]
    public async Task A_score_at_risk_is_listed_with_what_a_program_needs()
    {
        using var service = Start();
        await ScoreAsync(service, "c1", "k1");
        await ScoreAsync(service, "c2", "k2", value: 90);
        var list = await OkAsync(service, HttpMethod.Get, "/v1/cases?limit=1");

        var first = list.GetProperty("cases")[0];
        Assert.Equal(("k1", "c1", "open", "\"1\"", "billing", "closure"), (Text(first, "customerId"), Text(first, "caseId"), Text(first, "state"), Text(first, "etag"), Text(first, "team"), Text(first, "moment")));
        Assert.Equal(("tiny", 900, 1), (Text(first.GetProperty("model"), "name"), first.GetProperty("value").GetDouble(), first.GetProperty("policyVersion").GetInt32()));
        Assert.Equal(first.GetProperty("outcomes")[0].GetProperty("probability").GetDouble() * 900, first.GetProperty("atStake").GetDouble(), 9);
        Assert.Equal(JsonValueKind.Null, first.GetProperty("owner").ValueKind);
        Assert.Equal((2, "EUR"), (list.GetProperty("totals").GetProperty("cases").GetInt32(), Text(list.GetProperty("policy"), "currency")));
        Assert.False(list.TryGetProperty("sample", out _));

        var next = await OkAsync(service, HttpMethod.Get, $"/v1/cases?limit=1&after={Uri.EscapeDataString(Text(list, "next"))}");
        Assert.Equal("k2", Text(next.GetProperty("cases")[0], "customerId"));
        Assert.Equal(JsonValueKind.Null, next.GetProperty("next").ValueKind);
        Assert.Equal(["k2", "k1"], Customers(await OkAsync(service, HttpMethod.Get, "/v1/cases?sort=stake&dir=asc")));
        Assert.Equal(["k2"], Customers(await OkAsync(service, HttpMethod.Get, "/v1/cases?q=K2&owner=nobody&band=veryHigh&band=high&band=raised&team=billing")));
    }

    [Theory]
    [InlineData("bands=high", "bands")]
    [InlineData("band=highest", "band")]
    [InlineData("state=all", "state")]
    [InlineData("sort=name", "sort")]
    [InlineData("sort=gain&sort=stake", "sort")]
    [InlineData("dir=up", "dir")]
    [InlineData("age=3", "age")]
    [InlineData("outcome=none", "outcome")]
    [InlineData("limit=201", "limit")]
    [InlineData("after=1", "after")]
    [InlineData("queue=a%00", "queue")]
    public async Task A_filter_that_is_none_is_refused_by_name(string query, string name)
    {
        using var service = Start();
        using var response = await SendAsync(service, HttpMethod.Get, $"/v1/cases?{query}");
        Assert.Equal([name], (await Service.ProblemAsync(response, 400)).GetProperty("errors").EnumerateObject().Select(error => error.Name));
    }

    [Fact]
    public async Task An_act_goes_by_the_edition_and_who_is_second_is_told_who_was_first()
    {
        using var service = Start();
        await MakeAsync("ana", "supervisor", "billing");
        await ReadAsync(service);
        await ScoreAsync(service, "c1", "k1");
        var id = Text((await OkAsync(service, HttpMethod.Get, "/v1/cases")).GetProperty("cases")[0], "id");

        using var assigned = await SendAsync(service, HttpMethod.Post, $"/v1/cases/{id}/assign", """{"to": "ana"}""", "\"1\"");
        var done = await JsonAsync(assigned, 200);
        Assert.Equal(("\"2\"", "\"2\""), (assigned.Headers.ETag!.ToString(), Text(done.GetProperty("case"), "etag")));
        Assert.Equal(("ana", "The ana"), (Text(done.GetProperty("case").GetProperty("owner"), "name"), Text(done.GetProperty("event").GetProperty("to"), "displayName")));
        Assert.Equal(("setting:router", "router"), (Text(done.GetProperty("event").GetProperty("by"), "name"), Text(done.GetProperty("event").GetProperty("by"), "displayName")));

        using var second = await SendAsync(service, HttpMethod.Post, $"/v1/cases/{id}/assign", """{"to": "me"}""", "\"1\"", Other);
        var problem = await Service.ProblemAsync(second, 412);
        Assert.StartsWith("router gave it to The ana.", Text(problem, "detail"), StringComparison.Ordinal);
        Assert.Equal(("ana", "assigned", "\"2\""), (Text(problem.GetProperty("case").GetProperty("owner"), "name"), Text(problem.GetProperty("last"), "what"), second.Headers.ETag!.ToString()));
        using var weak = await SendAsync(service, HttpMethod.Post, $"/v1/cases/{id}/note", """{"note": "x"}""", "W/\"2\"");
        await Service.ProblemAsync(weak, 412);
        using var missing = await SendAsync(service, HttpMethod.Post, $"/v1/cases/{id}/assign", """{"to": "me"}""", null, Other);
        Assert.Contains("If-Match: *", Text(await Service.ProblemAsync(missing, 428), "detail"), StringComparison.Ordinal);
        using var wrong = await SendAsync(service, HttpMethod.Post, $"/v1/cases/{id}/assign", """{"to": "me"}""", "2", Other);
        await Service.ProblemAsync(wrong, 400);

        using var anyway = await SendAsync(service, HttpMethod.Post, $"/v1/cases/{id}/assign", """{"to": "me"}""", "*", Other);
        Assert.Equal("setting:other", Text((await JsonAsync(anyway, 200)).GetProperty("case").GetProperty("owner"), "name"));
        using var found = await SendAsync(service, HttpMethod.Get, $"/v1/cases/{id}");
        var whole = await JsonAsync(found, 200);
        Assert.Equal("\"3\"", found.Headers.ETag!.ToString());
        Assert.Equal(["router", "other"], whole.GetProperty("events").EnumerateArray().Select(each => Text(each.GetProperty("by"), "displayName")));
    }

    [Fact]
    public async Task Every_verb_does_what_the_page_does()
    {
        using var service = Start();
        await ScoreAsync(service, "c1", "k1");
        var id = Text((await OkAsync(service, HttpMethod.Get, "/v1/cases")).GetProperty("cases")[0], "id");

        Assert.Equal("2099-01-02T07:00:00Z", Text(await DoAsync("snooze", """{"until": "2099-01-02", "reason": "Away"}"""), "snoozedUntil"));
        Assert.Equal("open", Text(await DoAsync("reopen", ""), "state"));
        Assert.Equal("open", Text(await DoAsync("note", """{"note": "Rang"}"""), "state"));
        Assert.Equal("open", Text(await DoAsync("act", """{"action": "callBack", "ended": "notReached"}"""), "state"));
        Assert.Equal(("ended", "done"), Ended(await DoAsync("act", """{"action": "callBack", "ended": "accepted", "note": "Stays"}""")));
        using var ended = await SendAsync(service, HttpMethod.Post, $"/v1/cases/{id}/assign", """{"to": "me"}""", "*");
        Assert.Contains("has ended", Text(await Service.ProblemAsync(ended, 409), "detail"), StringComparison.Ordinal);
        using var others = await SendAsync(service, HttpMethod.Post, $"/v1/cases/{id}/undo", "", "*", Other);
        Assert.Contains("Somebody else did it", Text(await Service.ProblemAsync(others, 409), "detail"), StringComparison.Ordinal);
        Assert.Equal("open", Text(await DoAsync("undo", ""), "state"));
        using var twice = await SendAsync(service, HttpMethod.Post, $"/v1/cases/{id}/undo", "{}", "*");
        Assert.Contains("nothing to undo", Text(await Service.ProblemAsync(twice, 409), "detail"), StringComparison.Ordinal);
        Assert.Equal(("ended", "done"), Ended(await DoAsync("act", """{"action": "none"}""")));

        using var actions = await SendAsync(service, HttpMethod.Get, "/v1/customers/k1", key: Admin);
        Assert.Contains("\"accepted\"", await actions.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);

        static (string, string) Ended(JsonElement acted) => (Text(acted, "state"), Text(acted, "ended"));

        async Task<JsonElement> DoAsync(string verb, string body)
        {
            using var response = await SendAsync(service, HttpMethod.Post, $"/v1/cases/{id}/{verb}", body, "*");
            return (await JsonAsync(response, 200)).GetProperty("case");
        }
    }

    [Theory]
    [InlineData("assign", "{}", "to")]
    [InlineData("assign", """{"to": "nobody-there"}""", "to")]
    [InlineData("assign", """{"to": "me", "why": "x"}""", "why")]
    [InlineData("snooze", """{"until": "2099-01-01"}""", "reason")]
    [InlineData("snooze", """{"until": "1999-01-01", "reason": "x"}""", "until")]
    [InlineData("snooze", """{"until": "0001-01-01", "reason": "x"}""", "until")]
    [InlineData("note", "{}", "note")]
    [InlineData("note", """{"note": "\u0000"}""", "note")]
    [InlineData("act", "{}", "action")]
    [InlineData("act", """{"action": "credit", "ended": "well"}""", "ended")]
    [InlineData("act", "[]", "body")]
    [InlineData("undo", "[1]", "1")]
    public async Task A_body_at_fault_is_refused_by_place_and_changes_nothing(string verb, string body, string place)
    {
        using var service = Start();
        await ScoreAsync(service, "c1", "k1");
        var id = Text((await OkAsync(service, HttpMethod.Get, "/v1/cases")).GetProperty("cases")[0], "id");
        using var response = await SendAsync(service, HttpMethod.Post, $"/v1/cases/{id}/{verb}", body, "*");

        Assert.Contains(place, (await Service.ProblemAsync(response, 400)).GetProperty("errors").EnumerateObject().Select(error => error.Name));
        Assert.Equal("\"1\"", Text((await OkAsync(service, HttpMethod.Get, $"/v1/cases/{id}")).GetProperty("case"), "etag"));
    }

    [Fact]
    public async Task Who_is_held_out_is_shown_as_such_and_whom_somebody_chooses_is_kept_in_his_arm()
    {
        var holdOut = new HoldOut(0.5, "a key of the test's own");
        string[] customers = [.. Enumerable.Range(1, 50).Select(i => $"k{i}")];
        var (alone, other) = (customers.First(each => holdOut.Holds(each, false)), customers.First(each => !holdOut.Holds(each, false)));
        using var service = new Service(
            "Development",
            new Dictionary<string, string> { ["Keys:0:Name"] = "router", ["Keys:0:Hash"] = KeyHash.Of(Router).ToString(), ["Keys:0:Scopes:0"] = Scope.Desk, ["Keys:0:Scopes:1"] = Scope.Score },
            models: each => ActionsPolicy.Write(each, holdOut));
        await ScoreAsync(service, "c1", alone);
        await ScoreAsync(service, "c2", other);

        var cases = (await OkAsync(service, HttpMethod.Get, "/v1/cases")).GetProperty("cases").EnumerateArray().ToDictionary(each => Text(each, "customerId"));
        Assert.Equal((true, JsonValueKind.Null), (cases[alone].GetProperty("heldOut").GetBoolean(), cases[alone].GetProperty("action").ValueKind));
        Assert.Equal((false, "visit"), (cases[other].GetProperty("heldOut").GetBoolean(), Text(cases[other].GetProperty("action"), "name")));

        var both = JsonSerializer.Serialize(cases.Values.Select(each => new { id = Text(each, "id"), etag = "*" }));
        await OkAsync(service, HttpMethod.Post, "/v1/cases/note", $$"""{"note": "Rang", "cases": {{both}}}""");
        Assert.Empty(await DrawnAsync());
        var given = await OkAsync(service, HttpMethod.Post, "/v1/cases/assign", $$"""{"to": "me", "cases": {{both}}}""");
        Assert.Equal([(alone, true, DrawnBy.Hand), (other, false, DrawnBy.Hand)], (await DrawnAsync()).Where(each => each.Withdrawn != true).OrderBy(each => each.CustomerId == other).Select(each => (each.CustomerId!, each.HeldOut!.Value, each.Drawn!.Value)));

        await OkAsync(service, HttpMethod.Post, "/v1/cases/undo", $$"""{"act": "{{Text(given, "act")}}"}""");
        Assert.All(await DrawnAsync(), each => Assert.True(each.Withdrawn));

        async Task<IReadOnlyList<CaseAction>> DrawnAsync() =>
            [.. (await service.Services.GetRequiredService<LiveStore>().Current!.ReadActionsAsync(0, long.MaxValue, Cancellation)).Where(each => each.Drawn is not null)];
    }

    [Fact]
    public async Task Several_are_done_one_by_one_and_taken_back_at_once()
    {
        using var service = Start();
        await ScoreAsync(service, "c1", "k1");
        await ScoreAsync(service, "c2", "k2");
        var ids = (await OkAsync(service, HttpMethod.Get, "/v1/cases?sort=opened&dir=asc")).GetProperty("cases").EnumerateArray().Select(each => Text(each, "id")).ToArray();
        using var note = await SendAsync(service, HttpMethod.Post, $"/v1/cases/{ids[1]}/note", """{"note": "Mine"}""", "\"1\"", Other);
        await JsonAsync(note, 200);

        var acted = await OkAsync(
            service, HttpMethod.Post, "/v1/cases/assign", $$"""{"to": "me", "cases": [{"id": "{{ids[0]}}", "etag": "\"1\""}, {"id": "{{ids[1]}}", "etag": "\"1\""}, {"id": "AAAAAAAAAAAAAAAA", "etag": "*"}]}""");
        Assert.Equal([ids[0]], acted.GetProperty("done").EnumerateArray().Select(each => Text(each.GetProperty("case"), "id")));
        Assert.Equal([(ids[1], 412), ("AAAAAAAAAAAAAAAA", 404)], acted.GetProperty("missed").EnumerateArray().Select(each => (Text(each, "id"), each.GetProperty("status").GetInt32())));
        Assert.StartsWith("other noted: Mine", Text(acted.GetProperty("missed")[0], "detail"), StringComparison.Ordinal);

        var act = Text(acted, "act");
        using var others = await SendAsync(service, HttpMethod.Post, "/v1/cases/undo", $$"""{"act": "{{act}}"}""", key: Other);
        await Service.ProblemAsync(others, 400);
        var undone = await OkAsync(service, HttpMethod.Post, "/v1/cases/undo", $$"""{"act": "{{act}}"}""");
        Assert.Equal(JsonValueKind.Null, undone.GetProperty("done")[0].GetProperty("case").GetProperty("owner").ValueKind);
        using var twice = await SendAsync(service, HttpMethod.Post, "/v1/cases/assign", $$"""{"to": "me", "cases": [{"id": "{{ids[0]}}", "etag": "*"}, {"id": "{{ids[0]}}", "etag": "1"}]}""");
        Assert.Equal(["cases", "cases.2.etag"], (await Service.ProblemAsync(twice, 400)).GetProperty("errors").EnumerateObject().Select(error => error.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Another_teams_case_is_not_there_and_a_session_acts_under_its_users_name()
    {
        using var service = Start();
        using var ana = await SignedInAsync(service, "ana", "supervisor", "billing");
        foreach (var topic in Topics)
        {
            await ScoreAsync(service, $"c-{topic}", $"k-{topic}", topic);
        }

        var all = (await OkAsync(service, HttpMethod.Get, "/v1/cases")).GetProperty("cases").EnumerateArray().ToDictionary(each => Text(each, "team"), each => Text(each, "id"));
        var seen = Service.Json(await ana.Client.GetStringAsync("/v1/cases", Cancellation));
        Assert.Equal(["k-billing"], Customers(seen));
        using var hidden = await ana.Client.GetAsync($"/v1/cases/{all["moving"]}", Cancellation);
        var unknown = await Service.ProblemAsync(hidden, 404);
        using var nowhere = await ana.Client.GetAsync("/v1/cases/nowhere", Cancellation);
        Assert.Equal(Text(unknown, "detail"), Text(await Service.ProblemAsync(nowhere, 404), "detail"));

        var token = Person.TokenOf((await ana.GetAsync("/account")).Text);
        using var untold = await PostAsync(all["billing"], null);
        await Service.ProblemAsync(untold, 400);
        using var noted = await PostAsync(all["billing"], token);
        Assert.Equal("ana", Text((await JsonAsync(noted, 200)).GetProperty("event").GetProperty("by"), "name"));
        using var others = await PostAsync(all["moving"], token);
        await Service.ProblemAsync(others, 404);

        // The audit says who acted, and names no case.
        var audit = "";
        for (var i = 0; i < 100 && !audit.Contains("cases", StringComparison.Ordinal); i++)
        {
            using var read = await SendAsync(service, HttpMethod.Get, "/v1/audit", key: Admin);
            audit = await read.Content.ReadAsStringAsync(Cancellation);
        }

        Assert.Contains("POST /v1/cases/{id}/note", audit, StringComparison.Ordinal);
        Assert.DoesNotContain(all["billing"], audit, StringComparison.Ordinal);

        async Task<HttpResponseMessage> PostAsync(string id, string? formToken)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"/v1/cases/{id}/note") { Content = new StringContent("""{"note": "Rang"}""", Encoding.UTF8, "application/json") };
            request.Headers.TryAddWithoutValidation("If-Match", "*");
            if (formToken is not null)
                request.Headers.Add("X-Form-Token", formToken);
            return await ana.Client.SendAsync(request, Cancellation);
        }
    }

    private const string Router = "a-key-that-opens-the-desk";
    private const string Other = "another-key-that-opens-the-desk";
    private const string Admin = "a-key-that-opens-all-else";

    private Service Start() => Start(
        "Production",
        [
            ("Keys:0:Name", "router"), ("Keys:0:Hash", KeyHash.Of(Router).ToString()), ("Keys:0:Scopes:0", Scope.Desk), ("Keys:0:Scopes:1", Scope.Score),
            ("Keys:1:Name", "other"), ("Keys:1:Hash", KeyHash.Of(Other).ToString()), ("Keys:1:Scopes:0", Scope.Desk),
            ("Keys:2:Name", "admin"), ("Keys:2:Hash", KeyHash.Of(Admin).ToString()), ("Keys:2:Scopes:0", Scope.Admin),
            ("Desk:Columns:Team", "topic"),
        ]);

    private static async Task ScoreAsync(Service service, string @case, string customer, string topic = "billing", double value = 900)
    {
        var body = $$"""{"caseId": "{{@case}}", "customerId": "{{customer}}", "moment": "closure", "value": {{value}}, "features": {"visits": 3, "fixed": "no", "queueing": 900, "topic": "{{topic}}"} }""";
        Assert.True((await OkAsync(service, HttpMethod.Post, "/v1/score", body)).GetProperty("recorded").GetBoolean());
    }

    private static async Task<JsonElement> OkAsync(Service service, HttpMethod method, string path, string? body = null)
    {
        using var response = await SendAsync(service, method, path, body);
        return await JsonAsync(response, 200);
    }

    private static async Task<HttpResponseMessage> SendAsync(Service service, HttpMethod method, string path, string? body = null, string? ifMatch = null, string key = Router)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        if (ifMatch is not null)
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        return await service.Client.SendAsync(request, Cancellation);
    }

    private static async Task<JsonElement> JsonAsync(HttpResponseMessage response, int status)
    {
        var text = await response.Content.ReadAsStringAsync(Cancellation);
        Assert.True(status == (int)response.StatusCode, $"{(int)response.StatusCode}: {text}");
        return Service.Json(text);
    }

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;

    private static IEnumerable<string> Customers(JsonElement list) => list.GetProperty("cases").EnumerateArray().Select(each => Text(each, "customerId"));
}
