using Microsoft.AspNetCore.Http.HttpResults;
using Predictor.Api.Errors;
using Predictor.Api.Recording;
using Predictor.Api.Security;
using Predictor.Api.Users;
using Predictor.Desk.Access;
using Predictor.Desk.Cases;
using Predictor.Desk.Pages;
using Predictor.Desk.Queue;
using Predictor.Desk.Words;

namespace Predictor.Api.Pages.Queue;

/// <summary>The page of one customer: of his line in the queue, or by the company's own ids where he has none.</summary>
internal static class CaseEndpoints
{
    public static void MapCase(this IEndpointRouteBuilder app)
    {
        app.MapGet("/cases/{id}", (string id, HttpContext http, IDesk desk, CaseReading reading, SeenLines seen, DeskUser user, CancellationToken cancellation) =>
            PageAsync(ready => SubjectReading.OfLineAsync(ready, id, user, cancellation), null, http, desk, reading, seen, user, cancellation)).RequireAuthorization(DeskPolicy.Desk).ExcludeFromDescription();
        app.MapGet("/cases/of/{caseId}", (string caseId, HttpContext http, IDesk desk, SubjectReading subjects, CaseReading reading, SeenLines seen, DeskUser user, CancellationToken cancellation) =>
            PageAsync(ready => subjects.OfCaseAsync(ready, caseId, user, cancellation), caseId, http, desk, reading, seen, user, cancellation)).RequireAuthorization(DeskPolicy.Desk).ExcludeFromDescription();
        app.MapGet("/customers/{customerId}", (string customerId, HttpContext http, IDesk desk, SubjectReading subjects, CaseReading reading, SeenLines seen, DeskUser user, CancellationToken cancellation) =>
            PageAsync(ready => subjects.OfCustomerAsync(ready, customerId, user, cancellation), null, http, desk, reading, seen, user, cancellation)).RequireAuthorization(DeskPolicy.Desk).ExcludeFromDescription();
        app.MapPost("/queue/take-up", TakeAsync).RequireAuthorization(DeskPolicy.Desk).RequireForm();
    }

    private static async Task<Results<SeeOther, CaseUnknown, StoreAway>> TakeAsync(HttpContext http, IDesk desk, CaseTaking taking, DeskUser user, CancellationToken cancellation)
    {
        if (desk.State is not DeskState.Ready ready)
            return StoreAway.Writing(DeskText.Of("told.notWritten"));
        var form = await FormFields.ReadAsync(http.Request, cancellation);
        try
        {
            return await taking.TakeAsync(ready, Id(form["customer"]), Id(form["case"]), user, cancellation) is { } page ? SeeOther.To(page) : new CaseUnknown();
        }
        catch (Exception fault) when (LiveStore.IsAway(fault))
        {
            return StoreAway.Writing(DeskText.Of("told.notWritten"));
        }

        static string Id(string text) => text.Contains('\0', StringComparison.Ordinal) ? "" : text;
    }

    /// <summary>The page, or the way to it where it stands at another address: a line's page before all others, a customer's before a case's.</summary>
    private static async Task<Results<RazorComponentResult<CasePage>, RedirectHttpResult, CaseUnknown>> PageAsync(
        Func<DeskState.Ready, Task<CaseSubject?>> find, string? caseId, HttpContext http, IDesk desk, CaseReading reading, SeenLines seen, DeskUser user, CancellationToken cancellation)
    {
        var state = desk.State;
        if (state is not DeskState.Ready ready)
            return Page(state, null);
        if (http.Request.RouteValues.Values.OfType<string>().Any(id => id.Contains('\0', StringComparison.Ordinal)))
            return new CaseUnknown();
        try
        {
            if (await find(ready) is not { } subject)
                return new CaseUnknown();
            var ask = CaseAsk.Read(http.Request.Query);
            if (subject.Path != PathOf(http.Request))
                return TypedResults.LocalRedirect((ask with { CaseId = caseId ?? ask.CaseId }).AddressAt(subject.Path));
            var view = await reading.ReadAsync(ready, subject, ask, user, ViewerZone.Of(http), cancellation);
            _ = seen.See(ready.Store, subject.Line, user);
            return Page(state, view with { Outcome = await QueueActs.OutcomeAsync(ready, user, http.Request.Query, cancellation) });
        }
        catch (Exception fault) when (LiveStore.IsAway(fault))
        {
            return Page(new DeskState.Loading(DeskText.Of("queue.away")), null);
        }
    }

    /// <summary>As <see cref="CaseSubject.Path"/> would say it, however the address was encoded.</summary>
    private static string PathOf(HttpRequest request) =>
        request.RouteValues.TryGetValue("caseId", out var caseId) ? CaseSubject.PathOfCase((string)caseId!)
        : request.RouteValues.TryGetValue("customerId", out var customerId) ? CaseSubject.PathOfCustomer((string)customerId!)
        : CaseSubject.PathOfLine((string)request.RouteValues["id"]!);

    private static RazorComponentResult<CasePage> Page(DeskState state, CaseView? view) => RazorPage.Of<CasePage>(
        state is DeskState.Ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable, (nameof(CasePage.State), state), (nameof(CasePage.View), view));
}
