using Microsoft.AspNetCore.Http.HttpResults;
using Predictor.Api.Auditing;
using Predictor.Api.Errors;
using Predictor.Api.Recording;
using Predictor.Api.Security;
using Predictor.Api.Users;
using Predictor.Desk.Access;
using Predictor.Desk.Pages;
using Predictor.Desk.Queue;
using Predictor.Desk.Today;
using Predictor.Desk.Words;

namespace Predictor.Api.Pages.Today;

/// <summary>A supervisor's day, and what its forms send.</summary>
internal static class TodayEndpoints
{
    public static void AddToday(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<TodayReading>();
        builder.Services.AddSingleton<PlanActs>();
        builder.Services.AddSingleton<TodayActs>();
    }

    public static void MapToday(this IEndpointRouteBuilder app)
    {
        app.MapGet("/", PageAsync).RequireAuthorization(DeskPolicy.Desk).ExcludeFromDescription();
        app.MapPost("/today/act", ActAsync).RequireAuthorization(DeskPolicy.Desk).RequireForm();
        app.MapGet("/today.csv", CsvAsync).RequireAuthorization(DeskPolicy.Desk).WithMetadata(new Audited()).ExcludeFromDescription();
    }

    private static async Task<RazorComponentResult<TodayPage>> PageAsync(HttpContext http, IDesk desk, TodayReading reading, TodayActs acts, DeskUser user, CancellationToken cancellation)
    {
        var state = desk.State;
        if (state is not DeskState.Ready ready)
            return Page(state, null);
        try
        {
            var view = await reading.ReadAsync(ready, user, ViewerZone.Of(http), cancellation);
            return Page(state, view with { Outcome = await acts.OutcomeAsync(ready, user, view, http.Request.Query, cancellation) });
        }
        catch (Exception fault) when (LiveStore.IsAway(fault))
        {
            return Page(new DeskState.Loading(DeskText.Of("today.away")), null);
        }
    }

    private static RazorComponentResult<TodayPage> Page(DeskState state, TodayView? view) => RazorPage.Of<TodayPage>(
        state is DeskState.Ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable, (nameof(TodayPage.State), state), (nameof(TodayPage.View), view));

    /// <summary>Sent back to the page, which says what became of it.</summary>
    private static async Task<Results<SeeOther, RequestRefused, StoreAway>> ActAsync(HttpContext http, IDesk desk, TodayActs acts, DeskUser user, CancellationToken cancellation)
    {
        if (desk.State is not DeskState.Ready ready)
            return StoreAway.Writing(DeskText.Of("told.notWritten"));
        if (!http.Request.HasFormContentType)
            return new RequestRefused("Found something else, expected a form of the page.");
        var form = await FormFields.FormAsync(http.Request, cancellation);
        try
        {
            var told = await acts.ActAsync(ready, user, form, ViewerZone.Of(http), cancellation);
            return told is null ? StoreAway.Writing(DeskText.Of("told.notWritten")) : SeeOther.To(told.Length == 0 ? "/" : $"/?{told}");
        }
        catch (Exception fault) when (LiveStore.IsAway(fault))
        {
            return StoreAway.Writing(DeskText.Of("told.notWritten"));
        }
    }

    private static async Task<IResult> CsvAsync(HttpContext http, IDesk desk, TodayReading reading, DeskUser user, CancellationToken cancellation)
    {
        if (desk.State is not DeskState.Ready ready)
            return StoreAway.Reading();
        try
        {
            return new TodayCsv(await reading.ReadAsync(ready, user, ViewerZone.Of(http), cancellation));
        }
        catch (Exception fault) when (LiveStore.IsAway(fault))
        {
            return StoreAway.Reading();
        }
    }
}
