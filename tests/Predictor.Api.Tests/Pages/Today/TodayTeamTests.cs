using Predictor.Api.Tests.Models;
using Predictor.Api.Tests.Users;

namespace Predictor.Api.Tests.Pages.Today;

/// <summary>What a supervisor of one team sees of the day, signed in.</summary>
public sealed class TodayTeamTests : UserTests
{
    private const string Risky = """{"caseId": "case-CUSTOMER", "customerId": "CUSTOMER", "moment": "closure", "value": 500, "features": {"visits": 3, "fixed": "no", "queueing": 900, "topic": "TEAM"}}""";

    [Fact]
    public async Task A_supervisor_plans_her_teams_people_and_customers_and_no_others()
    {
        await RunAsync("users", "create", "--name", "boss", "--display-name", "The boss", "--roles", "admin");
        using var service = Start("Development", ("Desk:Columns:Team", "topic"));
        ActionsPolicy.Write(service);
        await service.UntilAsync("tiny", model => model.GetProperty("policy").GetProperty("version").GetInt32() == 2);
        using (var you = new Person(service))
        {
            await you.SubmitAsync("/users", "/teams", ("name", "billing"));
            await you.SubmitAsync("/users", "/teams", ("name", "moving"));
        }

        using var ana = await SignedInAsync(service, "ana", "supervisor", "billing");
        await MakeAsync("bo", "supervisor", "billing,moving");
        await MakeAsync("cy", "supervisor", "moving");
        await ReadAsync(service);
        foreach (var (customer, team) in ((string, string)[])[("k1", "billing"), ("k2", "moving")])
        {
            await service.ScoreAsync(Risky.Replace("CUSTOMER", customer, StringComparison.Ordinal).Replace("TEAM", team, StringComparison.Ordinal));
        }

        var first = (await ana.GetAsync("/")).Text;
        Assert.Contains(">The bo<", first, StringComparison.Ordinal);
        Assert.DoesNotContain(">The cy<", first, StringComparison.Ordinal);
        Assert.Contains("1 open customer of team billing and of no team", first, StringComparison.Ordinal);
        await ana.SubmitAsync("/", "/today/act", ("verb", "plan"), ("person", "bo"), ("minutes", "60"), ("person", "cy"), ("minutes", "60"));

        var page = (await ana.GetAsync("/")).Text;
        Assert.Contains("Today: 1 call, ", page, StringComparison.Ordinal);
        Assert.Contains(">k1<", page, StringComparison.Ordinal);
        Assert.DoesNotContain(">k2<", page, StringComparison.Ordinal);
        Assert.DoesNotContain(">The cy<", page, StringComparison.Ordinal);
        await ana.SubmitAsync("/", "/today/act", ("out", Predictor.Store.Lines.LineId.OfCustomer("k2")));
        Assert.DoesNotContain(">k2<", (await ana.GetAsync("/")).Text, StringComparison.Ordinal);
    }
}
