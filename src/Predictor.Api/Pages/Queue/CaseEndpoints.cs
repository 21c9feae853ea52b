using Microsoft.AspNetCore.Http.HttpResults;
using Predictor.Api.Errors;
using Predictor.Api.Recording;
using Predictor.Desk.Access;
using Predictor.Desk.Cases;
using Predictor.Desk.Pages;
using Predictor.Desk.Queue;
using Predictor.Desk.Words;

namespace Predictor.Api.Pages.Queue;

/// <summary>The page of one customer's line, and the way to it from a case's id.</summary>
internal static class CaseEndpoints
{
    public static void MapCase(this IEndpointRouteBuilder app)
    {
        app.MapGet("/cases/{id}", PageAsync).RequireAuthorization(DeskPolicy.Desk).ExcludeFromDescription();
        app.MapGet("/cases/of/{caseId}", OfCaseAsync).RequireAuthorization(DeskPolicy.Desk).ExcludeFromDescription();
    }

    private static async Task<Results<RazorComponentResult<CasePage>, CaseUnknown>> PageAsync(string id, HttpContext http, IDesk desk, CaseReading reading, DeskUser user, CancellationToken cancellation)
    {
        var state = desk.State;
        if (state is not DeskState.Ready ready)
            return Page(state, null);
        try
        {
            return await reading.ReadAsync(ready, id, CaseAsk.Read(http.Request.Query), user, ViewerZone.Of(http), cancellation) is { } view
                ? Page(state, view with { Outcome = await QueueActs.OutcomeAsync(ready, user, http.Request.Query, cancellation) })
                : new CaseUnknown();
        }
        catch (Exception fault) when (LiveStore.IsAway(fault))
        {
            return Page(new DeskState.Loading(DeskText.Of("queue.away")), null);
        }
    }

    /// <summary>To the page of its customer's line, with the case chosen.</summary>
    private static async Task<Results<RedirectHttpResult, CaseUnknown, StoreAway>> OfCaseAsync(string caseId, IDesk desk, DeskUser user, CancellationToken cancellation)
    {
        if (desk.State is not DeskState.Ready ready)
            return StoreAway.Reading();
        try
        {
            return !caseId.Contains('\0', StringComparison.Ordinal) && (await ready.Store.ReadLineIdsAsync([caseId], cancellation)).GetValueOrDefault(caseId) is { } id && await ready.Store.ReadLineAsync(id, cancellation) is { } line && user.Sees(line.Team)
                ? TypedResults.LocalRedirect(new CaseAsk { CaseId = caseId }.Address(id))
                : new CaseUnknown();
        }
        catch (Exception fault) when (LiveStore.IsAway(fault))
        {
            return StoreAway.Reading();
        }
    }

    private static RazorComponentResult<CasePage> Page(DeskState state, CaseView? view) => RazorPage.Of<CasePage>(
        state is DeskState.Ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable, (nameof(CasePage.State), state), (nameof(CasePage.View), view));
}
