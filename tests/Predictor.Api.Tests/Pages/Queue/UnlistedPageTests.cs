using System.Globalization;
using Predictor.Api.Tests.Users;
using Predictor.Store.Lines;

namespace Predictor.Api.Tests.Pages.Queue;

/// <summary>Customers whom no score put into the queue: their page, and taking them up by hand.</summary>
public sealed class UnlistedPageTests : UserTests
{
    private const string Calm = """{"caseId": "c1", "customerId": "k1", "moment": "closure", "value": 700, "features": {"visits": 1, "fixed": "yes", "queueing": 20, "topic": "billing", "age": 60}}""";

    private static readonly string LinePage = $"/cases/{LineId.OfCustomer("k1")}";

    [Fact]
    public async Task Who_is_not_at_risk_has_the_same_page_without_the_queues_acts()
    {
        using var service = Start("Development", ("Desk:Columns:Queue", "topic"));
        await service.PostAsync("/v1/customers", """{"customerId": "k1", "name": "<script>x</script>", "reference": "LF-1", "joinedAt": "2024-03-05T00:00:00Z"}""");
        await service.PostAsync("/v1/interactions", """{"caseId": "c0", "customerId": "k1", "openedAt": "2026-01-02T10:00:00Z", "closedAt": "2026-01-02T10:30:00Z", "features": {"topic": "moving"}}""");
        var score = await service.ScoreAsync(Calm);
        var gone = score.GetProperty("outcomes")[0];
        Assert.Equal("low", gone.GetProperty("band").GetProperty("name").GetString());
        using var you = new Person(service);
        Assert.Equal(404, (await you.GetAsync(LinePage)).Status);

        var page = (await you.GetAsync("/customers/k1")).Text;
        Assert.Contains("&lt;script&gt;x&lt;/script&gt;</h1>", await service.Client.GetStringAsync("/customers/k1", Cancellation), StringComparison.Ordinal);
        Assert.Contains("Not in the queue", page, StringComparison.Ordinal);
        Assert.Contains($"is {Percent(gone)} (Low)", page, StringComparison.Ordinal);
        Assert.Contains("Value <b>€700</b>", page, StringComparison.Ordinal);
        Assert.Contains("id=\"why-heading\"", page, StringComparison.Ordinal);
        Assert.Contains("id=\"what-if-heading\"", page, StringComparison.Ordinal);
        Assert.Contains(">Moving</td>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("action=\"/queue/act\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("rel=\"next\"", page, StringComparison.Ordinal);

        var (status, _, location) = await you.GetAsync("/cases/of/c1");
        Assert.Equal((302, "/customers/k1?case=c1"), (status, location));
        var moved = (await you.GetAsync("/customers/k1?set.fixed=no")).Text;
        Assert.Contains("href=\"/customers/k1#what-if\"", moved, StringComparison.Ordinal);
        Assert.Equal(404, (await you.GetAsync("/customers/nobody")).Status);
        Assert.Equal(404, (await you.GetAsync("/cases/of/nothing")).Status);
    }

    [Fact]
    public async Task Who_was_never_scored_has_a_history_and_a_case_without_a_customer_a_page()
    {
        using var service = Start("Development", ("Desk:Columns:Queue", "topic"));
        await service.PostAsync("/v1/interactions", """{"caseId": "c0", "customerId": "k9", "openedAt": "2026-01-02T10:00:00Z", "features": {"topic": "moving"}}""");
        await service.ScoreAsync(Calm.Replace("\"customerId\": \"k1\", ", "", StringComparison.Ordinal));
        using var you = new Person(service);

        var never = (await you.GetAsync("/customers/k9")).Text;
        Assert.Contains("tiny has never scored this customer", never, StringComparison.Ordinal);
        Assert.Contains("2 Jan", never, StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"keyfigures\"", never, StringComparison.Ordinal);
        Assert.DoesNotContain("/queue/take-up", never, StringComparison.Ordinal);

        var alone = (await you.GetAsync("/cases/of/c1")).Text;
        Assert.Contains("<h1>c1</h1>", alone, StringComparison.Ordinal);
        Assert.Contains("/queue/take-up", alone, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Taken_up_by_hand_a_customer_is_in_the_queue_and_hers_until_it_is_undone_or_done()
    {
        using var service = Start("Development");
        await service.ScoreAsync(Calm);
        using var you = new Person(service);

        var (status, _, location) = await you.SubmitAsync("/customers/k1", "/queue/take-up", ("customer", "k1"));
        Assert.Equal(303, status);
        Assert.StartsWith($"{LinePage}?did=", location, StringComparison.Ordinal);
        var taken = (await you.GetAsync(location!)).Text;
        Assert.Contains("You took it: taken up by hand", taken, StringComparison.Ordinal);
        Assert.Contains("Owner <b>You</b>", taken, StringComparison.Ordinal);
        Assert.Contains("action=\"/queue/act\"", taken, StringComparison.Ordinal);
        Assert.Contains(LinePage, (await you.GetAsync("/queue")).Text, StringComparison.Ordinal);
        Assert.Equal((302, LinePage), ((await you.GetAsync("/customers/k1")).Status, (await you.GetAsync("/customers/k1")).Location));

        // The next low score leaves it to her; another one who takes it up is told.
        await service.ScoreAsync(Calm.Replace("c1", "c2", StringComparison.Ordinal));
        Assert.DoesNotContain("No longer in the queue", (await you.GetAsync(LinePage)).Text, StringComparison.Ordinal);
        Assert.Equal((303, $"{LinePage}?missed={LineId.OfCustomer("k1")}"), Told(await you.SubmitAsync(LinePage, "/queue/take-up", ("customer", "k1"))));

        var act = location!.Split("did=")[1];
        var (_, _, back) = await you.SubmitAsync(LinePage, "/queue/act", ("verb", "undo"), ("act", act), ("case", LineId.OfCustomer("k1")));
        var undone = (await you.GetAsync(back!)).Text;
        Assert.Contains("No longer in the queue: ", undone, StringComparison.Ordinal);
        Assert.DoesNotContain(LinePage, (await you.GetAsync("/queue")).Text, StringComparison.Ordinal);

        static (int, string?) Told((int Status, string Text, string? Location) answer) => (answer.Status, answer.Location);
    }

    [Fact]
    public async Task Who_left_cannot_be_taken_up_and_nobody_of_another_team_is_there_at_all()
    {
        await RunAsync("users", "create", "--name", "boss", "--display-name", "The boss", "--roles", "admin");
        using var service = Start("Development", ("Desk:Columns:Team", "topic"));
        await service.ScoreAsync(Calm);
        using (var you = new Person(service))
        {
            await you.SubmitAsync("/users", "/teams", ("name", "billing"));
            await you.SubmitAsync("/users", "/teams", ("name", "moving"));
        }

        using var ana = await SignedInAsync(service, "ana", "supervisor", "billing");
        using var cy = await SignedInAsync(service, "cy", "supervisor", "moving");
        Assert.Equal(200, (await ana.GetAsync("/customers/k1")).Status);
        Assert.Equal(404, (await cy.GetAsync("/customers/k1")).Status);
        Assert.Equal(404, (await cy.GetAsync("/cases/of/c1")).Status);
        Assert.Equal(404, (await cy.SubmitAsync("/account", "/queue/take-up", ("customer", "k1"))).Status);

        await service.PostAsync("/v1/customers", $$"""{"customerId": "k1", "leftAt": "{{DateTimeOffset.UtcNow.AddDays(-1).UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)}}"}""");
        Assert.Contains("The customer left on ", (await ana.GetAsync("/customers/k1")).Text, StringComparison.Ordinal);
        var (_, _, location) = await ana.SubmitAsync("/account", "/queue/take-up", ("customer", "k1"));
        Assert.Equal("/customers/k1?mistake=notTaken", location);
        Assert.Contains("Not taken up", (await ana.GetAsync(location!)).Text, StringComparison.Ordinal);
    }

    private static string Percent(System.Text.Json.JsonElement outcome) => $"{(100 * outcome.GetProperty("probability").GetDouble()).ToString("0", CultureInfo.InvariantCulture)}%";
}
