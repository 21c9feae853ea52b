using System.Text.RegularExpressions;
using Predictor.Api.Tests.Users;

namespace Predictor.Api.Tests.Pages.Today;

/// <summary>A supervisor's day: who is there, the plan, what is given, taken back, left out, and what came of it.</summary>
public sealed class TodayTests : TodayDay
{
    [Fact]
    public async Task Who_is_there_is_said_planned_given_at_once_and_taken_back_at_once()
    {
        Start();
        await ScoreAsync(("k1", 500, "billing"), ("k2", 400, "billing"), ("k3", 300, "billing"), ("m1", 450, "moving"), ("m2", 200, "moving"));
        var first = await PageAsync();
        Assert.Contains("Who is here today?", first, StringComparison.Ordinal);
        Assert.Contains("Priya Nair", first, StringComparison.Ordinal);

        // Priya may not call those of moving; Tom has time for one.
        var planned = await ActAsync(("person", "priya"), ("minutes", "17"), ("person", "tom"), ("minutes", "8"), ("person", "you"), ("minutes", ""), ("verb", "plan"));
        Assert.Matches("Today: 3 calls, 24 minutes, €[0-9]+ expected to be kept", planned);
        Assert.Equal("k1 k2 | m1", PlanOf(planned, "priya", "tom"));
        Assert.Contains("2 calls, 16 of 17 minutes used", planned, StringComparison.Ordinal);
        Assert.Contains("Assign all 3", planned, StringComparison.Ordinal);

        var given = await ActAsync(("plan", Proposal(planned)), ("verb", "assign"));
        Assert.Contains("Given: Priya Nair 2 calls, Tom Hadley 1 call.", given, StringComparison.Ordinal);
        Assert.Contains("All are given.", given, StringComparison.Ordinal);
        Assert.DoesNotContain("Assign all", given, StringComparison.Ordinal);
        Assert.Equal(3, Regex.Count(given, "given [0-9]{2}:[0-9]{2}"));
        Assert.Contains("1 to 2 of 2", (await _you!.GetAsync("/queue?owner=priya")).Text, StringComparison.Ordinal);

        var back = await ActAsync(("act", ActOf(given)), ("verb", "undo"));
        Assert.Contains("Taken back: 3 calls.", back, StringComparison.Ordinal);
        Assert.Contains("Assign all 3", back, StringComparison.Ordinal);
        Assert.Contains("Nobody", (await _you!.GetAsync("/queue?owner=priya")).Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task What_somebody_did_meanwhile_is_told_by_name_and_not_overwritten()
    {
        Start();
        await ScoreAsync(("k1", 500, "billing"), ("k2", 400, "billing"));
        var planned = await ActAsync(("person", "priya"), ("minutes", "30"), ("verb", "plan"));
        var queue = (await _you!.GetAsync("/queue?sort=chance")).Text;
        await _you.PostAsync("/queue/act", ("formToken", Person.TokenOf(queue)), ("line", LineNamed(planned, "k2") + ".1"), ("verb", "assign"), ("to", "tom"));

        var given = await ActAsync(("plan", Proposal(planned)), ("verb", "assign"));

        Assert.Contains("Given: Priya Nair 1 call.", given, StringComparison.Ordinal);
        Assert.Matches("<b>k2</b>: not given, for somebody was before you:\\s+You gave it to Tom Hadley", given);
        Assert.Contains("1 to 1 of 1", (await _you.GetAsync("/queue?owner=tom")).Text, StringComparison.Ordinal);
        Assert.Contains("choose", (await ActAsync(("plan", $"{LineNamed(planned, "k1")}.9.nobody AAAAAAAAAAAAAAAA.1.priya nonsense"), ("verb", "assign"))) + "choose", StringComparison.Ordinal);
        Assert.Contains("There was nothing to give", await ActAsync(("plan", "nonsense a.b.c"), ("verb", "assign")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_who_is_left_out_is_replaced_by_the_next_and_can_be_put_back()
    {
        Start();
        await ScoreAsync(("k1", 500, "billing"), ("k2", 400, "billing"), ("k3", 300, "billing"));
        var planned = await ActAsync(("person", "priya"), ("minutes", "16"), ("verb", "plan"));
        Assert.Equal("k1 k2", PlanOf(planned, "priya"));

        var without = await ActAsync(("out", LineNamed(planned, "k1")));
        Assert.Equal("k2 k3", PlanOf(without, "priya"));
        Assert.Contains("k1 is left out of today's plan", without, StringComparison.Ordinal);
        Assert.Equal("k2 k3", PlanOf(await PageAsync(), "priya"));
        Assert.Equal("k1 k2", PlanOf(await ActAsync(("back", LineNamed(planned, "k1"))), "priya"));

        _time.Shift = TimeSpan.FromDays(1);
        await ActAsync(("out", LineNamed(planned, "k1")));
        _time.Shift = TimeSpan.FromDays(2);
        Assert.Equal("k1 k2", PlanOf(await PageAsync(), "priya"));
        Assert.Contains("It is not there any more", await ActAsync(("out", "AAAAAAAAAAAAAAAA")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_next_morning_opens_with_what_came_of_it_and_offers_the_same_people()
    {
        Start();
        await ScoreAsync(("k1", 500, "billing"), ("k2", 400, "billing"), ("k3", 300, "billing"), ("k4", 250, "billing"), ("k5", 200, "billing"));
        var planned = await ActAsync(("person", "priya"), ("minutes", "32"), ("verb", "plan"));
        await ActAsync(("plan", Proposal(planned)), ("verb", "assign"));
        foreach (var (customer, end) in ((string, string)[])[("k1", "accepted"), ("k2", "accepted"), ("k3", "notReached")])
        {
            var queue = (await _you!.GetAsync("/queue?sort=chance")).Text;
            await _you.PostAsync("/queue/act", ("formToken", Person.TokenOf(queue)), ("line", LineNamed(planned, customer) + ".2"), ("verb", "record"), ("action", "call"), ("end", end));
        }

        var today = await PageAsync();
        Assert.Contains("2 done.", today, StringComparison.Ordinal);
        Assert.Contains(">not reached<", today, StringComparison.Ordinal);
        await _service!.PostAsync("/v1/customers", $$"""{"customerId": "k2", "leftAt": "{{DateTimeOffset.UtcNow.AddSeconds(-1):O}}"}""");

        _time.Shift = TimeSpan.FromDays(1);
        var tomorrow = await PageAsync();
        Assert.Contains("Yesterday: 2 accepted, 0 reached without accepting, 1 not reached, 1 without a result", tomorrow, StringComparison.Ordinal);
        Assert.Contains("<dt>reached</dt><dd>2 of 4</dd>", tomorrow, StringComparison.Ordinal);
        Assert.Matches("<dt>expected to be kept, 1 of 2 still with us so far</dt><dd>€[0-9]+</dd>", tomorrow);
        Assert.Matches("As on [A-Z][a-z]+ [0-9]+ [A-Z][a-z]+: change what is different today.", tomorrow);

        // What she has already stays hers and is planned again; nothing is given twice.
        Assert.Equal("k3 k4 k5", PlanOf(tomorrow, "priya"));
        _time.Shift = TimeSpan.FromDays(3);
        Assert.DoesNotContain("Yesterday:", await PageAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("person=priya&minutes=-1&verb=plan", "Minutes are a whole number from 0 to 720")]
    [InlineData("person=priya&minutes=721&verb=plan", "Minutes are a whole number from 0 to 720")]
    [InlineData("person=priya&minutes=1&person=priya&minutes=2&verb=plan", "a person is there once")]
    [InlineData("verb=undo&act=nothing", "It is not there any more")]
    [InlineData("verb=dance", "not known here")]
    public async Task A_form_that_lacks_something_says_so(string fields, string expected)
    {
        Start();
        Assert.Contains(expected, await ActAsync([.. fields.Split('&').Select(field => (field.Split('=')[0], field.Split('=')[1]))]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_actions_people_or_lines_the_page_says_what_is_missing()
    {
        using (var service = new Service())
        using (var you = new Person(service))
        {
            Assert.Contains("Nothing can be planned: the policy names no action.", (await you.GetAsync("/")).Text, StringComparison.Ordinal);
        }

        Start();
        Assert.Contains("Nobody is at risk now.", await ActAsync(("person", "priya"), ("minutes", "30"), ("verb", "plan")), StringComparison.Ordinal);
        await ScoreAsync(("m1", 500, "moving"));
        Assert.Contains("No call is left", await PageAsync(), StringComparison.Ordinal);
        _people.All = [];
        Assert.Contains("There is nobody to give customers to", await PageAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_plan_is_exported_person_by_person()
    {
        Start();
        await ScoreAsync(("k1", 500, "billing"), ("=1+1", 400, "billing"));
        await ActAsync(("person", "priya"), ("minutes", "30"), ("verb", "plan"));
        using var answer = await _you!.Client.GetAsync("/today.csv", TestContext.Current.CancellationToken);
        var rows = (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Split("\r\n");

        Assert.Equal("text/csv", answer.Content.Headers.ContentType!.MediaType);
        Assert.StartsWith("person,customer_id,name,", rows[0], StringComparison.Ordinal);
        Assert.StartsWith("Priya Nair,k1,,,case-k1,Call back,8,", rows[1], StringComparison.Ordinal);
        Assert.StartsWith("Priya Nair,'=1+1,", rows[2], StringComparison.Ordinal);
        Assert.Equal(("", 4), (rows[3], rows.Length));
    }

    [Fact]
    public async Task A_form_without_the_pages_token_changes_nothing()
    {
        Start();
        Assert.Equal(400, (await _you!.PostAsync("/today/act", ("verb", "plan"), ("person", "priya"), ("minutes", "30"))).Status);
        Assert.Contains("Who is here today?", await PageAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_customers_link_opens_him_in_the_companys_own_system()
    {
        Start(null, ("Desk:CustomerLink", "https://crm.example/c/{customerId}"));
        await ScoreAsync(("k 1", 500, "billing"));
        Assert.Contains("href=\"https://crm.example/c/k%201\" target=\"_blank\" rel=\"noopener noreferrer\"", await ActAsync(("person", "priya"), ("minutes", "30"), ("verb", "plan")), StringComparison.Ordinal);
    }
}
