using Predictor.Models.Policies;
using Predictor.Store.Records;

namespace Predictor.Api.Tests.Pages.Today;

/// <summary>Whom chance leaves alone: marked, kept in his arm, never planned.</summary>
public sealed class HeldOutTests : TodayDay
{
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
    public async Task A_plan_that_has_nobody_but_who_is_held_out_is_kept_by_a_button_of_its_own()
    {
        var holdOut = new HoldOut(0.5, "a key of the test's own");
        string[] held = [.. Enumerable.Range(0, 100).Select(i => $"k{i}").Where(customer => holdOut.Holds(customer, false)).Take(2)];
        Start(holdOut);
        await ScoreAsync([.. held.Select((customer, i) => (customer, 500 - i, "billing"))]);

        var planned = await ActAsync(("person", "priya"), ("minutes", "300"), ("verb", "plan"));
        Assert.Equal(held, Held(planned));
        Assert.DoesNotContain("value=\"assign\"", planned, StringComparison.Ordinal);
        Assert.Contains("value=\"hold\"", planned, StringComparison.Ordinal);
        var kept = await ActAsync(("held", HeldField().Match(planned).Groups[1].Value), ("verb", "hold"));

        Assert.Contains("Kept: 2 customers left alone at random.", kept, StringComparison.Ordinal);
        Assert.DoesNotContain("value=\"hold\"", kept, StringComparison.Ordinal);
        var drawn = await DrawnAsync();
        Assert.Equal(held, drawn.Select(each => each.CustomerId!));
        Assert.All(drawn, each => Assert.Equal((true, DrawnBy.Plan), (each.HeldOut!.Value, each.Drawn!.Value)));
        Assert.All(drawn, each => Assert.NotEqual(true, each.Withdrawn));
        Assert.Contains("There was nothing to give", await ActAsync(("held", "nobody"), ("verb", "hold")), StringComparison.Ordinal);
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
}
