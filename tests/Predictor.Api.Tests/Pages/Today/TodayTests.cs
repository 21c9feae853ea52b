using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Predictor.Api.Recording;
using Predictor.Api.Tests.Users;
using Predictor.Desk.Access;
using Predictor.Models.Policies;
using Predictor.Store.Records;

namespace Predictor.Api.Tests.Pages.Today;

/// <summary>A supervisor's day through HTTP, without script: what a browser gets and what its forms send.</summary>
public sealed partial class TodayTests : IDisposable
{
    private const string Risky = """{"caseId": "case-CUSTOMER", "customerId": "CUSTOMER", "moment": "closure", "value": WORTH, "features": {"visits": 3, "fixed": "no", "queueing": 900, "topic": "TEAM"}}""";

    private static readonly DeskUser Priya = new("priya", "Priya Nair", [DeskRole.Supervisor], ["billing"]);
    private static readonly DeskUser Tom = new("tom", "Tom Hadley", [DeskRole.Supervisor], ["billing", "moving"]);

    private readonly ShiftedTime _time = new();
    private readonly People _people = new();
    private Service? _service;
    private Person? _you;

    public void Dispose()
    {
        _you?.Dispose();
        _service?.Dispose();
    }

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

    [Fact]
    public async Task Who_is_held_out_by_chance_is_marked_and_never_planned()
    {
        var holdOut = new HoldOut(0.5, "a key of the test's own");
        string[] customers = [.. Enumerable.Range(0, 12).Select(i => $"k{i}")];
        Start(holdOut);
        await ScoreAsync([.. customers.Select((customer, i) => (customer, 500 - i, "billing"))]);

        var planned = await ActAsync(("person", "priya"), ("minutes", "300"), ("verb", "plan"));

        string[] held = [.. customers.Where(customer => holdOut.Holds(customer, false))];
        Assert.InRange(held.Length, 1, 11);
        Assert.Equal(customers.Except(held), PlanOf(planned, "priya").Split(' '));
        Assert.Contains($"left alone at random, so that it can be measured whether acting helps: {string.Join(", ", held)}.", Spaces().Replace(planned, " "), StringComparison.Ordinal);
        Assert.Contains("left alone at random", (await PageAsync("/queue")).Replace('\n', ' '), StringComparison.Ordinal);
        await ActAsync(("plan", $"{Desk(held[0])}.1.priya"), ("verb", "assign"));
        Assert.DoesNotContain("1 to 1 of 1", (await _you!.GetAsync("/queue?owner=priya")).Text, StringComparison.Ordinal);

        static string Desk(string customer) => Predictor.Store.Lines.LineId.OfCustomer(customer);
    }

    [Fact]
    public async Task A_plan_keeps_whom_it_gives_and_whom_chance_holds_out_of_it_and_draws_nobody_twice()
    {
        var holdOut = new HoldOut(0.4, "a key of the test's own");
        string[] customers = [.. Enumerable.Range(0, 12).Select(i => $"k{i}")], held = [.. customers.Where(customer => holdOut.Holds(customer, false))], others = [.. customers.Except(held)];
        Start(holdOut);
        await ScoreAsync([.. customers.Select((customer, i) => (customer, 500 - i, "billing"))]);

        // Time for four, of whom one is taken out of it: whoever is held out and worth more than the last of them would be among them.
        var planned = await ActAsync(("person", "priya"), ("minutes", "32"), ("verb", "plan"));
        planned = await ActAsync(("out", LineNamed(planned, others[0])));
        Assert.Equal(others[1..5], PlanOf(planned, "priya").Split(' '));
        string[] would = [.. held.Where(each => Array.IndexOf(customers, each) < Array.IndexOf(customers, others[4]))];
        Assert.InRange(would.Length, 1, held.Length - 1);
        Assert.Equal(would, Held(planned));
        Assert.Empty(await DrawnAsync());
        var given = await ActAsync(("plan", Proposal(planned)), ("held", HeldField().Match(planned).Groups[1].Value), ("verb", "assign"));

        var drawn = await DrawnAsync();
        Assert.Equal(would, drawn.Where(each => each.HeldOut == true).Select(each => each.CustomerId!));
        Assert.Equal(others[..5], drawn.Where(each => each.HeldOut == false).Select(each => each.CustomerId!));
        Assert.All(drawn, each => Assert.Equal((DrawnBy.Plan, "you", $"case-{each.CustomerId}", "call", false), (each.Drawn!.Value, each.By, each.CaseId, each.What, each.IsTreatment)));
        Assert.All(drawn, each => Assert.InRange(each.Probability!.Value, 0.01, 1));
        Assert.All(drawn, each => Assert.NotNull(each.Band));
        Assert.Equal(would, Held(given));

        // On the next morning they are not held against the plan again, and the next best are asked about.
        _time.Shift = TimeSpan.FromDays(1);
        await ActAsync(("person", "priya"), ("minutes", "320"), ("verb", "plan"));
        Assert.Equal(held.Except(would), Held(await PageAsync()));
        Assert.Equal(drawn.Count, (await DrawnAsync()).Count);
    }

    [Fact]
    public async Task A_plan_that_is_taken_back_whole_was_never_made_for_either_arm()
    {
        var holdOut = new HoldOut(0.4, "a key of the test's own");
        string[] customers = [.. Enumerable.Range(0, 6).Select(i => $"k{i}")];
        Start(holdOut);
        await ScoreAsync([.. customers.Select((customer, i) => (customer, 500 - i, "billing"))]);
        var planned = await ActAsync(("person", "priya"), ("minutes", "300"), ("verb", "plan"));
        var given = await ActAsync(("plan", Proposal(planned)), ("held", HeldField().Match(planned).Groups[1].Value), ("verb", "assign"));
        Assert.Equal(customers.Length, (await DrawnAsync()).Count(each => each.Withdrawn != true));

        await ActAsync(("act", ActOf(given)), ("verb", "undo"));

        Assert.All(await DrawnAsync(), each => Assert.True(each.Withdrawn));
        Assert.Equal(customers.Where(customer => holdOut.Holds(customer, false)), Held(await PageAsync()));
    }

    [Fact]
    public async Task Who_asked_to_be_contacted_is_never_held_out()
    {
        var holdOut = new HoldOut(0.5, "a key of the test's own");
        var held = Enumerable.Range(0, 100).Select(i => $"k{i}").First(customer => holdOut.Holds(customer, false));
        Start(holdOut, ("Desk:Columns:AskedForContact", "fixed"));
        await _service!.ScoreAsync(Risky.Replace("CUSTOMER", held, StringComparison.Ordinal).Replace("WORTH", "900", StringComparison.Ordinal).Replace("TEAM", "billing", StringComparison.Ordinal).Replace("\"fixed\": \"no\"", "\"fixed\": \"yes\"", StringComparison.Ordinal));

        var planned = await ActAsync(("person", "priya"), ("minutes", "30"), ("verb", "plan"));
        Assert.Equal(held, PlanOf(planned, "priya"));
        Assert.Contains("Given: Priya Nair 1 call.", await ActAsync(("plan", Proposal(planned)), ("verb", "assign")), StringComparison.Ordinal);
        Assert.Empty(await DrawnAsync());
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

    private void Start(HoldOut? holdOut = null, params (string Name, string Value)[] settings)
    {
        _people.All = [DeskUserYou, Priya, Tom];
        _service = new Service(
            "Development",
            settings.Append(("Desk:Columns:Team", "topic")).ToDictionary(each => each.Item1, each => each.Item2),
            services => services.AddSingleton<TimeProvider>(_time).AddSingleton<IDeskPeople>(_people),
            service => ActionsPolicy.Write(service, holdOut));
        _you = new Person(_service);
    }

    private static DeskUser DeskUserYou => new("you", "You", DeskRole.All, []);

    private async Task ScoreAsync(params (string Customer, int Worth, string Team)[] customers)
    {
        foreach (var (customer, worth, team) in customers)
        {
            await _service!.ScoreAsync(Risky.Replace("CUSTOMER", customer, StringComparison.Ordinal).Replace("WORTH", $"{worth}", StringComparison.Ordinal).Replace("TEAM", team, StringComparison.Ordinal));
        }
    }

    private async Task<string> PageAsync(string path = "/")
    {
        var (status, text, _) = await _you!.GetAsync(path);
        Assert.Equal(200, status);
        return text;
    }

    private async Task<string> ActAsync(params (string Name, string Value)[] fields)
    {
        var (status, _, location) = await _you!.SubmitAsync("/", "/today/act", fields);
        Assert.Equal((int)HttpStatusCode.SeeOther, status);
        return await PageAsync(location!);
    }

    private async Task<IReadOnlyList<CaseAction>> DrawnAsync()
    {
        var store = _service!.Services.GetRequiredService<LiveStore>().Current!;
        var done = await store.ReadActionsAsync(0, long.MaxValue, TestContext.Current.CancellationToken);
        return [.. done.Where(each => each.Drawn is not null).OrderBy(each => int.Parse(each.CustomerId![1..], CultureInfo.InvariantCulture))];
    }

    /// <summary>Whom the page names as left alone at random.</summary>
    private static string[] Held(string page) => HeldNames().Match(Spaces().Replace(page, " ")).Groups[1].Value.Split(", ", StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Who calls whom: "k1 k2 | m1".</summary>
    private static string PlanOf(string page, params string[] people)
    {
        var calls = Proposal(page).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(call => call.Split('.')).ToLookup(call => call[2], call => NameOf(page, call[0]));
        return string.Join(" | ", people.Select(person => string.Join(' ', calls[person])));
    }

    private static string NameOf(string page, string line) => Regex.Match(page, $"href=\"/cases/{line}\">([^<]+)<").Groups[1].Value;

    private static string LineNamed(string page, string name) => Regex.Match(page, $"href=\"/cases/([A-Za-z0-9_-]{{16}})\">{Regex.Escape(name)}<").Groups[1].Value;

    private static string Proposal(string page) => PlanField().Match(page).Groups[1].Value;

    private static string ActOf(string page) => ActField().Match(page).Groups[1].Value;

    [GeneratedRegex("name=\"plan\" value=\"([^\"]*)\"")]
    private static partial Regex PlanField();

    [GeneratedRegex("name=\"held\" value=\"([^\"]*)\"")]
    private static partial Regex HeldField();

    [GeneratedRegex("whether acting helps: ([^.]*)\\.")]
    private static partial Regex HeldNames();

    [GeneratedRegex("name=\"act\" value=\"([^\"]+)\"")]
    private static partial Regex ActField();

    [GeneratedRegex("\\s+")]
    private static partial Regex Spaces();

    private sealed class People : IDeskPeople
    {
        public IReadOnlyList<DeskUser> All { get; set; } = [];
    }
}
