using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Predictor.Api.Recording;
using Predictor.Api.Tests.Pages.Today;
using Predictor.Api.Tests.Users;
using Predictor.Models.Policies;
using Predictor.Store.History.Stored;
using Predictor.Store.Lines;
using Predictor.Store.Writing;

namespace Predictor.Api.Tests.Pages.Queue;

/// <summary>A case's page through HTTP, without script.</summary>
public sealed partial class CasePageTests : UserTests
{
    private const string Closure = """{"caseId": "CASE", "customerId": "k1", "moment": "closure", "value": 900, "features": {"visits": 3, "fixed": "no", "queueing": 900, "topic": "billing", "age": 30}}""";
    private const string Arrival = """{"caseId": "CASE", "customerId": "k1", "moment": "arrival", "value": 900, "features": {"visits": 3, "topic": "billing", "age": 30}}""";

    private static readonly string Page = $"/cases/{LineId.OfCustomer("k1")}";

    [Fact]
    public async Task The_page_says_who_it_is_what_the_model_says_and_what_to_do_and_its_points_add_up()
    {
        using var service = Start();
        await service.PostAsync("/v1/customers", """{"customerId": "k1", "name": "<script>x</script> Öhlund", "reference": "LF-1", "joinedAt": "2024-03-05T00:00:00Z"}""");
        await service.ScoreAsync(Arrival.Replace("CASE", "c1", StringComparison.Ordinal));
        var score = await service.ScoreAsync(Closure.Replace("CASE", "c1", StringComparison.Ordinal));
        var page = await GetAsync(service, Page);

        Assert.Contains("&lt;script&gt;x&lt;/script&gt; Öhlund</h1>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>x", page, StringComparison.Ordinal);
        Assert.Contains("href=\"https://crm.example/k1?r=LF-1\"", page, StringComparison.Ordinal);
        Assert.Contains("Customer since <b>March 2024</b>", page, StringComparison.Ordinal);
        foreach (var outcome in score.GetProperty("outcomes").EnumerateArray())
        {
            Assert.Contains($"<strong>{(100 * outcome.GetProperty("probability").GetDouble()).ToString("0", CultureInfo.InvariantCulture)}%</strong>", page, StringComparison.Ordinal);
        }

        var points = Points(page);
        Assert.Equal(points[^1], points[0] + points[1..^1].Sum());
        var gone = score.GetProperty("outcomes")[0];
        Assert.Equal((decimal)Math.Round(100 * gone.GetProperty("probability").GetDouble(), 1), points[^1]);
        Assert.Equal((decimal)Math.Round(100 * gone.GetProperty("baseProbability").GetDouble(), 1), points[0]);
        Assert.Matches("At arrival, .*At closure, ", page.ReplaceLineEndings(" "));
        Assert.DoesNotContain("style=", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_moved_value_is_scored_as_if_it_had_been_sent_and_the_smallest_change_can_be_tried()
    {
        using var service = Start();
        await service.ScoreAsync(Closure.Replace("CASE", "c1", StringComparison.Ordinal));
        var sent = await service.ScoreAsync(Closure.Replace("CASE", "c2", StringComparison.Ordinal).Replace("\"no\"", "\"yes\"", StringComparison.Ordinal), "/v1/score?record=none");
        var expected = (100 * sent.GetProperty("outcomes")[0].GetProperty("probability").GetDouble()).ToString("0.0", CultureInfo.InvariantCulture);

        Assert.Contains($"<strong>{expected}%</strong>", await GetAsync(service, $"{Page}?set.fixed=yes&set.visits=3&set.age="), StringComparison.Ordinal);
        Assert.Contains("Not a value of this kind", await GetAsync(service, $"{Page}?set.queueing=<b>"), StringComparison.Ordinal);

        var page = await GetAsync(service, Page);
        var smallest = Smallest().Match(page);
        Assert.True(smallest.Success, page);
        var tried = await GetAsync(service, WebUtility.HtmlDecode(smallest.Groups[2].Value).Split('#')[0]);
        Assert.Contains($"<strong>{smallest.Groups[1].Value}</strong>", tried, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_outcome_is_accounted_for_in_its_turn()
    {
        using var service = Start();
        var score = await service.ScoreAsync(Closure.Replace("CASE", "c1", StringComparison.Ordinal));
        var page = await GetAsync(service, $"{Page}?outcome=cross");

        Assert.Equal((decimal)Math.Round(100 * score.GetProperty("outcomes")[1].GetProperty("probability").GetDouble(), 1), Points(page)[^1]);
        Assert.Contains("That the customer is cross, as scored at closure by tiny version 1", page, StringComparison.Ordinal);
        Assert.Equal(Points(await GetAsync(service, Page)), Points(await GetAsync(service, $"{Page}?outcome=nonsense")));
    }

    [Fact]
    public async Task What_is_done_on_the_page_comes_back_to_it_and_is_told_and_taken_back()
    {
        using var service = Start();
        await service.ScoreAsync(Closure.Replace("CASE", "c1", StringComparison.Ordinal));
        using var told = await service.PostAsync("/v1/actions", """{"customerId": "k1", "at": "2026-01-05T10:00:00Z", "action": "callBack", "by": "Tom", "ended": "notReached", "note": "Rang <twice>"}""");
        Assert.True(told.IsSuccessStatusCode, await told.Content.ReadAsStringAsync(Cancellation));
        using var you = new Person(service);
        var page = (await you.GetAsync(Page)).Text;
        Assert.Contains("not reached, by Tom: Rang &lt;twice&gt;", await GetAsync(service, Page), StringComparison.Ordinal);

        var (status, _, location) = await you.PostAsync(
            "/queue/act", ("formToken", Person.TokenOf(page)), ("line", Line().Match(page).Groups[1].Value), ("case", LineId.OfCustomer("k1")), ("back", "?outcome=cross"), ("verb", "note"), ("note", "Asks for Jan"));
        Assert.Equal(303, status);
        Assert.StartsWith($"{Page}?outcome=cross&did=", location, StringComparison.Ordinal);
        var noted = (await you.GetAsync(location!)).Text;
        Assert.Equal(2, Regex.Count(noted, "You noted: Asks for Jan"));

        var (_, _, back) = await you.PostAsync("/queue/act", ("formToken", Person.TokenOf(noted)), ("case", LineId.OfCustomer("k1")), ("verb", "undo"), ("act", Act().Match(noted).Groups[1].Value));
        Assert.Contains("<s>You noted: Asks for Jan</s>", (await you.GetAsync(back!)).Text, StringComparison.Ordinal);

        var (_, _, elsewhere) = await you.PostAsync("/queue/act", ("formToken", Person.TokenOf(noted)), ("case", "//evil.example/x"), ("verb", "dance"));
        Assert.StartsWith("/queue?", elsewhere, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_history_lists_contacts_and_an_earlier_case_can_be_looked_at()
    {
        using var service = Start(("Desk:Columns:Wait", "queueing"), ("Desk:Columns:Queue", "topic"));
        await service.PostAsync("/v1/interactions", """{"caseId": "c0", "customerId": "k1", "openedAt": "2026-01-02T10:00:00Z", "closedAt": "2026-01-02T10:30:00Z", "handleSeconds": 95, "transfers": 2, "resolved": false, "features": {"topic": "moving", "queueing": 700}}""");
        await service.PostAsync("/v1/surveys", """{"caseId": "c0", "answeredAt": "2026-01-03T10:00:00Z", "dissatisfied": true, "score": 2}""");
        await service.PostAsync("/v1/interactions", """{"caseId": "c1", "customerId": "k1", "openedAt": "2026-02-02T10:00:00Z"}""");
        await service.ScoreAsync(Arrival.Replace("CASE", "c1", StringComparison.Ordinal));
        await service.ScoreAsync(Closure.Replace("CASE", "c2", StringComparison.Ordinal));
        var page = await GetAsync(service, Page);

        foreach (var cell in (string[])["2 Jan", ">Moving</td>", "Not resolved", "11:40 min", "1:35 min", "2, dissatisfied", "Not closed yet"])
        {
            Assert.Contains(cell, page, StringComparison.Ordinal);
        }

        var earlier = await GetAsync(service, $"{Page}?case=c1");
        Assert.Contains("This is case c1", earlier, StringComparison.Ordinal);
        Assert.Contains("as scored at arrival", earlier, StringComparison.Ordinal);
        Assert.Contains("nothing of the handling is known yet", earlier, StringComparison.Ordinal);
        using var redirected = await service.Client.GetAsync("/cases/of/c1", Cancellation);
        Assert.Equal(($"{Page}?case=c1", 302), (redirected.Headers.Location?.OriginalString, (int)redirected.StatusCode));
        using var unknown = await service.Client.GetAsync("/cases/of/c9", Cancellation);
        Assert.Equal(404, (int)unknown.StatusCode);

        // Another customer's case explains nothing here.
        await service.ScoreAsync(Closure.Replace("CASE", "c3", StringComparison.Ordinal).Replace("k1", "k2", StringComparison.Ordinal));
        Assert.Contains("The score itself is not kept any more", await GetAsync(service, $"{Page}?case=c3"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_case_without_a_customer_has_a_page_without_a_history()
    {
        using var service = Start();
        await service.ScoreAsync(Closure.Replace("CASE", "c1", StringComparison.Ordinal).Replace("\"customerId\": \"k1\", ", "", StringComparison.Ordinal));
        var page = await GetAsync(service, $"/cases/{LineId.OfCase("c1")}");

        Assert.Contains("<h1>c1</h1>", page, StringComparison.Ordinal);
        Assert.Contains("customer not known", page, StringComparison.Ordinal);
        Assert.DoesNotContain("crm.example", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_score_by_a_version_that_is_not_here_any_more_shows_what_was_answered()
    {
        using var service = Start();
        var score = await service.ScoreAsync(Closure.Replace("CASE", "c1", StringComparison.Ordinal));
        service.Publish("tiny");
        Directory.Delete(Path.Combine(service.Registry.Folder, "tiny", "1"), recursive: true);
        await WaitForVersionAsync(service, 2);

        var page = await GetAsync(service, Page);

        Assert.Contains("tiny version 1, which gave this score, is not here any more", page, StringComparison.Ordinal);
        Assert.Contains(score.GetProperty("outcomes")[0].GetProperty("reasons")[0].GetProperty("words").GetString()!, page, StringComparison.Ordinal);
        Assert.Contains("no value can be moved", page, StringComparison.Ordinal);
        var points = Points(page);
        Assert.Equal(points[^1], points[0] + points[1..^1].Sum());
    }

    [Fact]
    public async Task Agents_are_named_nowhere_unless_the_setting_says_so()
    {
        foreach (var (shows, count) in ((string, int)[])[("false", 0), ("true", 1)])
        {
            using var service = Start(("Desk:Columns:Agent", "topic"), ("Desk:ShowAgents", shows));
            await service.ScoreAsync(Closure.Replace("CASE", "c1", StringComparison.Ordinal));
            var page = await GetAsync(service, $"{Page}?outcome=cross&set.topic=moving");

            Assert.Equal(count > 0, page.Contains("Asked about billing", StringComparison.Ordinal));
            Assert.Equal(count > 0, page.Contains("name=\"set.topic\"", StringComparison.Ordinal));
            Assert.Equal(Points(page)[^1], Points(page)[0] + Points(page)[1..^1].Sum());
        }
    }

    [Fact]
    public async Task The_gain_is_said_with_its_numbers_and_who_is_left_alone_at_random_has_no_action_suggested()
    {
        var holdOut = new HoldOut(0.5, "a key of the test's own");
        var (alone, other) = (Customers().First(each => holdOut.Holds(each, false)), Customers().First(each => !holdOut.Holds(each, false)));
        using var service = new Service("Development", models: each => ActionsPolicy.Write(each, holdOut));
        foreach (var customer in (string[])[alone, other])
        {
            await service.ScoreAsync(Closure.Replace("CASE", $"c-{customer}", StringComparison.Ordinal).Replace("k1", customer, StringComparison.Ordinal));
        }

        var page = await GetAsync(service, $"/cases/{LineId.OfCustomer(other)}");
        var sum = Sum().Match(page);
        Assert.True(sum.Success, page);
        var (of, less) = (int.Parse(sum.Groups[2].ValueSpan, CultureInfo.InvariantCulture), int.Parse(sum.Groups[3].ValueSpan, CultureInfo.InvariantCulture));
        Assert.Equal(of - less, int.Parse(sum.Groups[1].ValueSpan, CultureInfo.InvariantCulture));

        var left = await GetAsync(service, $"/cases/{LineId.OfCustomer(alone)}");
        Assert.Contains("This customer is left alone at random", left, StringComparison.Ordinal);
        Assert.DoesNotContain("expected gain for", left, StringComparison.Ordinal);
        Assert.Matches("<option value(=\"\")? selected>Nothing need be done", left);

        static IEnumerable<string> Customers() => Enumerable.Range(1, 50).Select(i => $"k{i}");
    }

    [Fact]
    public async Task Who_opens_a_page_is_kept_once_a_day_and_no_page_is_no_look()
    {
        using var service = new Service();
        await service.ScoreAsync(Closure.Replace("CASE", "c1", StringComparison.Ordinal));
        for (var i = 0; i < 3; i++)
        {
            await GetAsync(service, Page);
        }

        using var away = await service.Client.GetAsync("/cases/AAAAAAAAAAAAAAAA", TestContext.Current.CancellationToken);
        Assert.Equal(404, (int)away.StatusCode);

        // The page does not wait for it. What is written after it is on disk after it.
        var store = service.Services.GetRequiredService<LiveStore>().Current!;
        Assert.Equal(Recorded.Yes, await store.SeenAsync((await store.ReadLineAsync(LineId.OfCustomer("k1"), TestContext.Current.CancellationToken))!, "somebody", DateTimeOffset.UtcNow));
        Assert.Equal(2, StoredHindsight.Read(service.StoreConnection, "tiny", "gone", [], TestContext.Current.CancellationToken).Looks.Count);
    }

    [Fact]
    public async Task Another_teams_case_is_not_there()
    {
        using var service = Start("Production", [("Desk:Columns:Team", "topic"), ("Keys:0:Name", "router"), ("Keys:0:Hash", Predictor.Api.Keys.KeyHash.Of(Key).ToString()), ("Keys:0:Scopes:0", "score")]);
        using var ana = await SignedInAsync(service, "ana", "supervisor", "moving");
        using var bo = await SignedInAsync(service, "bo", "supervisor", "billing");
        service.Client.DefaultRequestHeaders.Add("X-Api-Key", Key);
        await service.ScoreAsync(Closure.Replace("CASE", "c1", StringComparison.Ordinal));

        Assert.Equal((404, 404), ((await ana.GetAsync(Page)).Status, (await ana.GetAsync("/cases/of/c1")).Status));
        Assert.Equal((await ana.GetAsync("/cases/nowhere")).Text, (await ana.GetAsync(Page)).Text);
        Assert.Equal((200, 302), ((await bo.GetAsync(Page)).Status, (await bo.GetAsync("/cases/of/c1")).Status));
    }

    [Fact]
    public async Task Without_a_model_the_page_waits()
    {
        using var service = Start(("Models:Default", "not-there"));
        using var page = await service.Client.GetAsync(Page, Cancellation);

        Assert.Equal(503, (int)page.StatusCode);
        Assert.Contains("The case is being made ready.", await page.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    private const string Key = "a-key-that-scores-and-no-more";

    private Service Start(params (string Name, string Value)[] settings) => Start("Development", [("Desk:CustomerLink", "https://crm.example/{customerId}?r={reference}"), .. settings]);

    private static async Task<string> GetAsync(Service service, string path)
    {
        using var answer = await service.Client.GetAsync(path, Cancellation);
        var text = await answer.Content.ReadAsStringAsync(Cancellation);
        Assert.True(answer.IsSuccessStatusCode, text);
        return text;
    }

    /// <summary>Of the first waterfall, from where it begins to the case.</summary>
    private static decimal[] Points(string page) =>
        [.. Point().Matches(WebUtility.HtmlDecode(page[..page.IndexOf("</table>", StringComparison.Ordinal)])).Select(match => decimal.Parse(match.Groups[1].Value.Replace('−', '-'), CultureInfo.InvariantCulture))];

    private static async Task WaitForVersionAsync(Service service, int version)
    {
        var models = service.Services.GetRequiredService<Predictor.Api.Settings.DefaultModel>();
        for (var i = 0; i < 200 && models.Live?.Model.Version != version; i++)
        {
            await Task.Delay(50, Cancellation);
        }

        Assert.Equal(version, models.Live?.Model.Version);
    }

    [GeneratedRegex("class=\"num pt\">([+−]?[0-9.]+)%?<")]
    private static partial Regex Point();

    [GeneratedRegex("gives ([0-9.]+%)\\.\\s*<a href=\"([^\"]+)\"")]
    private static partial Regex Smallest();

    [GeneratedRegex("<strong>€([0-9]+)</strong><span class=\"sub\">expected gain for (?:8|15) minutes</span></p>\\s*<p class=\"calc\">[0-9.]+% leaves × (?:10|30)% kept × €900 = €([0-9]+), less €([0-9]+) for the contact")]
    private static partial Regex Sum();

    [GeneratedRegex("name=\"line\" value=\"([^\"]+)\"")]
    private static partial Regex Line();

    [GeneratedRegex("name=\"act\" value=\"([^\"]+)\"")]
    private static partial Regex Act();
}
