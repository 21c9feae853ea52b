using Microsoft.AspNetCore.Http.HttpResults;
using Predictor.Api.Auditing;
using Predictor.Api.Errors;
using Predictor.Api.Recording;
using Predictor.Api.Security;
using Predictor.Api.Users;
using Predictor.Desk.Access;
using Predictor.Desk.Cases;
using Predictor.Desk.Pages;
using Predictor.Desk.Queue;
using Predictor.Desk.Words;
using Predictor.Store.Lines;

namespace Predictor.Api.Pages.Queue;

/// <summary>The queue's pages, and what its forms send.</summary>
internal static class QueueEndpoints
{
    public static void AddQueue(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<QueueReading>();
        builder.Services.AddSingleton<SubjectReading>();
        builder.Services.AddSingleton<CaseReading>();
        builder.Services.AddSingleton<CaseTaking>();
        builder.Services.AddSingleton<QueueActs>();
        builder.Services.AddSingleton<QueueViews>();
        builder.Services.AddSingleton<SeenLines>();
    }

    public static void MapQueue(this IEndpointRouteBuilder app)
    {
        app.MapGet("/queue", PageAsync).RequireAuthorization(DeskPolicy.Desk).ExcludeFromDescription();
        app.MapCase();
        app.MapPost("/queue/act", ActAsync).RequireAuthorization(DeskPolicy.Desk).RequireForm();
        app.MapPost("/queue/views", ViewsAsync).RequireAuthorization(DeskPolicy.Desk).RequireForm();
        app.MapGet("/queue.csv", Csv).RequireAuthorization(DeskPolicy.Desk).WithMetadata(new Audited()).ExcludeFromDescription();
        app.MapGet("/queue/events", Events).RequireAuthorization(DeskPolicy.Desk).ExcludeFromDescription();
    }

    private static async Task<RazorComponentResult<QueuePage>> PageAsync(HttpContext http, IDesk desk, QueueReading reading, DeskUser user, CancellationToken cancellation)
    {
        var state = desk.State;
        if (state is not DeskState.Ready ready)
            return Page(state, null);
        try
        {
            var view = await reading.ReadAsync(ready, QueueFilter.Read(http.Request.Query), QueuePlace.Read(http.Request.Query), user, ViewerZone.Of(http), cancellation);
            return Page(state, view with { Outcome = await QueueActs.OutcomeAsync(ready, user, http.Request.Query, cancellation), ViewSaid = ViewSaid.Of(http.Request.Query["view"].ToString()) });
        }
        catch (Exception fault) when (LiveStore.IsAway(fault))
        {
            return Page(new DeskState.Loading(DeskText.Of("queue.away")), null);
        }
    }

    private static RazorComponentResult<QueuePage> Page(DeskState state, QueueView? view) => new(new Dictionary<string, object?>
    {
        [nameof(QueuePage.State)] = state,
        [nameof(QueuePage.View)] = view,
    })
    { StatusCode = state is DeskState.Ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable };

    /// <summary>Sent back to the list, or to the case's page, which says what became of it.</summary>
    private static async Task<Results<SeeOther, RequestRefused, StoreAway>> ActAsync(HttpContext http, IDesk desk, QueueActs acts, DeskUser user, CancellationToken cancellation)
    {
        if (desk.State is not DeskState.Ready ready)
            return StoreAway.Writing(DeskText.Of("told.notWritten"));
        if (!http.Request.HasFormContentType)
            return new RequestRefused("Found something else, expected a form of the page.");
        var form = await FormFields.FormAsync(http.Request, cancellation);
        try
        {
            var told = await acts.ActAsync(ready, user, form, ViewerZone.Of(http), cancellation);
            var back = form["back"].ToString() is ['?', ..] address ? address : "";
            var page = form["case"].ToString() is { Length: LineId.Length } line && line.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_') ? $"/cases/{line}" : "/queue";
            return SeeOther.To($"{page}{back}{(back.Length == 0 ? "?" : "&")}{told}");
        }
        catch (Exception fault) when (LiveStore.IsAway(fault))
        {
            return StoreAway.Writing(DeskText.Of("told.notWritten"));
        }
    }

    private static async Task<Results<SeeOther, StoreAway>> ViewsAsync(HttpContext http, IDesk desk, QueueViews views, DeskUser user, CancellationToken cancellation)
    {
        if (desk.State is not DeskState.Ready ready)
            return StoreAway.Writing(DeskText.Of("told.notWritten"));
        var form = await FormFields.FormAsync(http.Request, cancellation);
        try
        {
            return SeeOther.To(await views.DoAsync(ready.Store, user, form, cancellation));
        }
        catch (Exception fault) when (LiveStore.IsAway(fault))
        {
            return StoreAway.Writing(DeskText.Of("told.notWritten"));
        }
    }

    private static IResult Csv(HttpContext http, IDesk desk, DeskUser user) =>
        desk.State is DeskState.Ready ready ? new QueueCsv(ready, QueueFilter.Read(http.Request.Query), user, ViewerZone.Of(http)) : StoreAway.Reading();

    private static IResult Events(HttpContext http, IDesk desk, DeskUser user) =>
        desk.State is DeskState.Ready ready ? new QueueEvents(desk, QueueFilter.Read(http.Request.Query), user, QueueEvents.Since(http.Request)) : StoreAway.Reading();
}
