using System.Net;

namespace Predictor.Api.Tests.Pages.Today;

/// <summary>What was given is taken back wherever a page offers it, of any size.</summary>
public sealed class PlanTakenBackTests : TodayDay
{
    [Fact]
    public async Task A_plan_of_more_lines_than_a_form_names_is_taken_back_from_the_queue_as_well()
    {
        const int Lines = 205;
        Start();
        await ScoreAsync([.. Enumerable.Range(0, Lines).Select(i => ($"k{i:000}", 500, "billing"))]);
        var planned = await ActAsync(("person", "priya"), ("minutes", "720"), ("person", "tom"), ("minutes", "720"), ("person", "you"), ("minutes", "720"), ("verb", "plan"));
        var given = await ActAsync(("plan", Proposal(planned)), ("verb", "assign"));
        Assert.Equal(0, await NobodysAsync());

        var (status, _, location) = await _you!.SubmitAsync("/queue", "/queue/act", ("act", ActOf(given)), ("verb", "undo"));

        Assert.Equal((int)HttpStatusCode.SeeOther, status);
        Assert.Contains("<b>205 customers</b>", await PageAsync(location!), StringComparison.Ordinal);
        Assert.Equal(Lines, await NobodysAsync());

        async Task<int> NobodysAsync() => Service.Json(await _service!.Client.GetStringAsync("/v1/cases?state=open&owner=nobody", TestContext.Current.CancellationToken)).GetProperty("totals").GetProperty("cases").GetInt32();
    }
}
