using Predictor.Api.Tests;
using Predictor.Cases;
using Predictor.Desk.Access;
using Predictor.Desk.Pages;
using Predictor.Desk.Queue;
using Predictor.Desk.Today;
using Predictor.Models.Policies;
using Predictor.Models.Registry;
using Predictor.Models.Scoring;
using Predictor.Store.Lines;
using Predictor.Store.Plans;
using Predictor.Store.Records;

namespace Predictor.Desk.Tests.Pages;

public sealed class TodayPageTests
{
    private static readonly DateTimeOffset Now = new(2026, 10, 14, 8, 5, 0, TimeSpan.Zero);
    private static readonly DeskUser Maya = new("maya", "Maya Ellison", [DeskRole.Supervisor], ["North", "South"]);
    private static readonly DeskUser Priya = new("priya", "Priya Nair", [DeskRole.Supervisor], ["North"]);
    private static readonly DeskUser Tom = new("tom", "Tom Hadley", [DeskRole.Supervisor], ["North"]);

    [Fact]
    public async Task The_first_line_is_the_answer_and_each_person_has_her_calls()
    {
        var page = await PageAsync(View() with
        {
            People = [new PersonDay(Priya, 12, [Call("k1", 7.5, 200), Call("k2", 4.5, 100.4)]), new PersonDay(Tom, 5, []), new PersonDay(Maya, 0, [])],
            AtMost = 320.2,
        });

        Assert.Contains("<h1>Today: 2 calls, 12 minutes, £300 expected to be kept</h1>", page, StringComparison.Ordinal);
        Assert.Contains("Wednesday 14 October. Chosen from 412 open customers of teams North and South and of no team, values as of 08:05 UTC.", page, StringComparison.Ordinal);
        Assert.Contains("Priya Nair<span class=\"sub\">2 calls, all 12 minutes used</span>", page, StringComparison.Ordinal);
        Assert.Contains("Tom Hadley<span class=\"sub\">no call is left that fits 5 minutes</span>", page, StringComparison.Ordinal);
        Assert.Contains("No plan of these minutes could be expected to keep more than £321.", page, StringComparison.Ordinal);
        Assert.Contains($"name=\"plan\" value=\"{LineId.OfCustomer("k1")}.3.priya {LineId.OfCustomer("k2")}.3.priya\"", page, StringComparison.Ordinal);
        Assert.Contains("Assign all 2", page, StringComparison.Ordinal);
        Assert.Contains("href=\"https://crm.example/k1\"", page, StringComparison.Ordinal);
        Assert.Equal(2, page.Split("scope=\"rowgroup\"").Length - 1);
    }

    [Fact]
    public async Task What_is_given_says_how_far_it_is_and_what_is_left_can_still_be_assigned()
    {
        var page = await PageAsync(View() with
        {
            People =
            [
                new PersonDay(Priya, 30,
                [
                    Call("k1", 8, 10) with { GivenAt = Now, Made = Made("k1", ActionEnd.Accepted) },
                    Call("k2", 8, 10) with { GivenAt = Now, Made = Made("k2", ActionEnd.NotReached) },
                    Call("k3", 8, 10) with { GivenAt = Now },
                    Call("k4", 6, 10),
                ]),
            ],
        });

        Assert.Contains("3 of 4 are given. 1 done.", page, StringComparison.Ordinal);
        Assert.Contains("<span class=\"good\">accepted</span>", page, StringComparison.Ordinal);
        Assert.Contains("<span>not reached</span>", page, StringComparison.Ordinal);
        Assert.Contains("given 08:05 UTC", page, StringComparison.Ordinal);
        Assert.Contains(">proposed</span>", page, StringComparison.Ordinal);
        Assert.Contains("Assign 1 more", page, StringComparison.Ordinal);
        Assert.Equal(2, page.Split("class=\"out\"").Length);
    }

    [Fact]
    public async Task The_last_day_is_counted_in_words_and_squares_and_claims_no_more_than_is_known()
    {
        var past = new PastDay(new DateOnly(2026, 10, 13), true, 4, 2, 1, 1, 2, 498, 0);
        var page = await PageAsync(View() with { Past = past });
        Assert.Contains("aria-label=\"Yesterday: 4 accepted, 2 reached without accepting, 1 not reached, 1 without a result\"", page, StringComparison.Ordinal);
        Assert.Contains("<dt>reached</dt><dd>6 of 8</dd>", page, StringComparison.Ordinal);
        Assert.Contains("<dt>expected to be kept, all 4 still with us so far</dt><dd>£498</dd>", page, StringComparison.Ordinal);
        Assert.Contains("2 in all still in the queue", page, StringComparison.Ordinal);

        var friday = await PageAsync(View() with { Past = past with { Day = new DateOnly(2026, 10, 9), IsPlanned = false, Gain = 0, Lost = 1, Accepted = 40 } });
        Assert.Contains(">Friday 9 October</h2>", friday, StringComparison.Ordinal);
        Assert.Contains("<dt>recorded were reached, without a plan</dt><dd>42 of 44</dd>", friday, StringComparison.Ordinal);
        Assert.Contains("accepted, 39 of 40 still with us so far", friday, StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"units\"", friday, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_are_text_and_who_is_left_out_or_held_out_is_named()
    {
        var page = await PageAsync(View() with
        {
            People = [new PersonDay(Priya, 12, [Call("<script>", 8, 10)])],
            LeftOut = [LineOf("out & about")],
            HeldOut = [LineOf("held 1"), LineOf("held 2")],
        });

        Assert.Contains("&lt;script", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", page, StringComparison.Ordinal);
        Assert.Contains("out &amp; about", page, StringComparison.Ordinal);
        Assert.Contains("2 open customers who would be in the plan are left alone at random", page, StringComparison.Ordinal);
        Assert.Contains("held 1, held 2.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_of_very_much_money_and_very_long_names_is_a_table_too()
    {
        var page = await PageAsync(View() with
        {
            People = [new PersonDay(Priya with { DisplayName = new string('P', 200) }, 720, [.. Enumerable.Range(0, 300).Select(i => Call($"k{i}{new string('w', 150)}", 2.4, 4e12))])],
            Open = 200_000,
            AtMost = 1.3e15,
        });

        Assert.Contains("<h1>Today: 300 calls, 720 minutes, £1,200,000,000.0m expected to be kept</h1>", page, StringComparison.Ordinal);
        Assert.Contains("Chosen from 200,000 open customers", page, StringComparison.Ordinal);
        Assert.Contains("£4,000,000,000,000", page, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", page, StringComparison.Ordinal);
        Assert.Equal(300, page.Split("£4,000,000,000,000<").Length - 1);
    }

    [Fact]
    public async Task Nobody_there_no_actions_loading_and_failed_are_pages_too()
    {
        var nobody = await PageAsync(View() with { People = [], Others = [Priya, Tom], SaidOn = null });
        Assert.Contains("<h1>Who is here today?</h1>", nobody, StringComparison.Ordinal);
        Assert.Contains("Minutes of Priya Nair", nobody, StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"plan\"", nobody, StringComparison.Ordinal);
        Assert.Contains("the policy names no action", await PageAsync(View(withActions: false)), StringComparison.Ordinal);
        Assert.Contains("No call is left", await PageAsync(View() with { People = [new PersonDay(Priya, 12, [])] }), StringComparison.Ordinal);
        Assert.Contains("Waiting for the store", await Rendering.RenderForAsync<TodayPage>(Maya, (nameof(TodayPage.State), new DeskState.Loading("Waiting for the store"))), StringComparison.Ordinal);
        Assert.Contains("no store", await Rendering.RenderForAsync<TodayPage>(Maya, (nameof(TodayPage.State), new DeskState.Failed("no store"))), StringComparison.Ordinal);
    }

    private static async Task<string> PageAsync(TodayView view)
    {
        var page = await Rendering.RenderForAsync<TodayPage>(Maya, (nameof(TodayPage.State), new DeskState.Ready(null!, view.Live, false)), (nameof(TodayPage.View), view));
        return page.Replace("&#xA3;", "£", StringComparison.Ordinal);
    }

    private static TodayView View(bool withActions = true) => new()
    {
        Live = Live(withActions),
        IsSample = false,
        Now = Now,
        Zone = TimeZoneInfo.Utc,
        User = Maya,
        Link = CustomerLink.Of("https://crm.example/{customerId}"),
        Day = new DateOnly(2026, 10, 14),
        SaidOn = new DateOnly(2026, 10, 14),
        People = [],
        Others = [],
        Open = 412,
        AtMost = 0,
        HeldOut = [],
        LeftOut = [],
        Past = null,
    };

    private static LiveModel Live(bool withActions)
    {
        var model = TinyModel.Make();
        var policy = PolicyFile.Default(model) with { Currency = "GBP", Actions = withActions ? [new SuggestedAction("call", "Call back", 1, 0, 0.1, 8)] : [] };
        return new LiveModel(model, policy, new CaseScorer(model, policy));
    }

    private static TodayCall Call(string customer, double minutes, double gain) => new(LineOf(customer), new LinePlan("call", minutes, gain), null, null);

    private static CallMade Made(string customer, ActionEnd end) => new(LineId.OfCustomer(customer), customer, "c", Now, new LinePerson("priya", "Priya Nair"), "call", end);

    private static Line LineOf(string customer) => new()
    {
        Id = LineId.OfCustomer(customer),
        CustomerId = customer,
        PredictionId = "p",
        Model = "tiny",
        Version = 1,
        Moment = Moment.Closure,
        ScoredAt = Now,
        Probability = 0.4,
        Band = 0,
        Value = new LineValue(1, 900, 360, 30, "call"),
        Reasons = [new LineReason("visits", "3 visits")],
        OpenedAt = Now,
        Edition = 3,
    };
}
