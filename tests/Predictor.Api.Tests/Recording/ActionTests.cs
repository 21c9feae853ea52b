using Microsoft.Extensions.DependencyInjection;
using Predictor.Api.Recording;
using Predictor.Store;
using Predictor.Store.Records;

namespace Predictor.Api.Tests.Recording;

public sealed class ActionTests(Service service) : IClassFixture<Service>
{
    private const string Path = "/v1/actions";

    /// <summary>2026-06-05T09:00:00Z.</summary>
    private const long At = 1_780_650_000;

    private RecordStore Store => service.Services.GetRequiredService<LiveStore>().Current!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_done_is_kept_once_however_often_it_is_told()
    {
        foreach (var _ in Enumerable.Range(0, 2))
        {
            await service.ScoreAsync("""{"caseId":"a1","customerId":"k1","at":"2026-06-05T09:00:00Z","action":"callback","by":"Ana","ended":"Not reached"}""", Path);
        }

        var kept = Assert.Single(await Store.ReadCaseActionsAsync("a1", Cancellation));
        Assert.Equal(("k1", At, "callback", "Ana", ActionEnd.NotReached), (kept.CustomerId, kept.At, kept.What, kept.By, kept.Ended));
        Assert.Equal(CaseAction.IdOf("a1", "k1", At, "callback"), kept.Id);
    }

    [Fact]
    public async Task How_it_ended_may_come_later_by_its_id()
    {
        var answer = await service.ScoreAsync(
            """
            {"actionId":"d-7","caseId":"a2","at":"2026-06-05T11:00:00+02:00","action":"credit"}
            {"actionId":"d-7","ended":"accepted","seconds":240,"note":"Two months\nfree","predictionId":"p-1"}
            """,
            Path);

        Assert.Equal(2, answer.GetProperty("accepted").GetInt32());
        var kept = Assert.Single(await Store.ReadCaseActionsAsync("a2", Cancellation));
        Assert.Equal(("d-7", At, "credit", ActionEnd.Accepted, 240L, "Two months\nfree", "p-1"), (kept.Id, kept.At, kept.What, kept.Ended, kept.Seconds, kept.Note, kept.PredictionId));
    }

    [Fact]
    public async Task Who_was_held_out_is_told_apart_from_what_was_done_nevertheless_and_what_is_withdrawn_stays()
    {
        await service.ScoreAsync(
            """
            {"caseId":"a4","at":"2026-06-05T09:00:00Z","action":"callback","heldOut":true}
            {"caseId":"a4","at":"2026-06-05T09:00:00Z","action":"callback","ended":"reached"}
            {"caseId":"a4","at":"2026-06-05T09:00:00Z","action":"callback","withdrawn":true}
            """,
            Path);

        var kept = await Store.ReadCaseActionsAsync("a4", Cancellation);
        Assert.Equal(
            [(true, null, null), (null, ActionEnd.Reached, true)],
            kept.OrderByDescending(action => action.HeldOut).Select(action => (action.HeldOut, action.Ended, action.Withdrawn)));
    }

    [Theory]
    [InlineData("{}", "caseId at action")]
    [InlineData("""{"caseId":"a3","at":"2026-06-05T09:00:00Z"}""", "action")]
    [InlineData("""{"customerId":"k1","action":"callback"}""", "at")]
    [InlineData("""{"caseId":"a3","at":"2026-06-05T09:00:00Z","action":"callback","ended":"well"}""", "ended")]
    [InlineData("""{"caseId":"a3","at":"2026-06-05T09:00:00Z","action":"call\u0007back"}""", "action")]
    [InlineData("""{"caseId":"a3","at":"2026-06-05T09:00:00Z","action":"callback","agent":"Ana"}""", "agent")]
    [InlineData("""{"caseId":"a3","at":"2026-06-05T09:00:00Z","action":"callback","heldOut":true,"ended":"accepted"}""", "ended")]
    [InlineData("""{"caseId":"a3","at":"2026-06-05T09:00:00Z","action":"callback","seconds":-1}""", "seconds")]
    [InlineData("""{"caseId":"a3","at":"2026-06-05T09:00:00Z","action":"callback","note":"\u0000"}""", "note")]
    public async Task What_says_nothing_done_is_refused_by_place(string body, string places)
    {
        var problem = await service.RefusedAsync(400, body, Path);

        Assert.Equal(places.Split(' '), problem.GetProperty("errors").EnumerateObject().Select(error => error.Name));
        Assert.Empty(await Store.ReadCaseActionsAsync("a3", Cancellation));
    }
}
