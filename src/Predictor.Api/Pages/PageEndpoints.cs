using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http.HttpResults;
using Predictor.Api.Keys;
using Predictor.Api.Ledgers;
using Predictor.Api.Pages.Models;
using Predictor.Api.Pages.Queue;
using Predictor.Api.Settings;
using Predictor.Desk;
using Predictor.Desk.Access;
using Predictor.Desk.Centre;
using Predictor.Desk.Ledger;
using Predictor.Desk.Pages;

namespace Predictor.Api.Pages;

/// <summary>The desk.</summary>
internal static class PageEndpoints
{
    private const string Forever = "public, max-age=31536000, immutable";

    public static void AddPages(this WebApplicationBuilder builder)
    {
        builder.Services.AddRazorComponents();
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddCascadingValue(services => DeskUser.Of(services.GetRequiredService<IHttpContextAccessor>().HttpContext!.User));
        builder.AddQueue();
        builder.AddModelPages();

        // Names and money in their own letters instead of character references; what HTML gives a meaning is still encoded.
        builder.Services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
    }

    public static void MapPages(this IEndpointRouteBuilder app)
    {
        app.MapGet("/ledger", Ledger).RequireAuthorization(Scope.Desk).ExcludeFromDescription();
        app.MapQueue();
        app.MapModelPages();
        app.MapGet("/outcomes", Overview).RequireAuthorization(Scope.Desk).ExcludeFromDescription();
        foreach (var asset in DeskAssets.All)
        {
            app.MapGet(asset.Path, (HttpResponse response) =>
            {
                response.Headers.CacheControl = Forever;
                return TypedResults.Bytes(asset.Content, asset.ContentType);
            }).AllowAnonymous().ExcludeFromDescription();
        }
    }

    /// <summary>A page number that is none shows the first page: an address somebody mistyped is no error worth a stop.</summary>
    private static RazorComponentResult<Overview> Overview(ICentre centre, string? page)
    {
        var state = centre.State;
        return new RazorComponentResult<Overview>(new Dictionary<string, object?>
        {
            [nameof(Desk.Pages.Overview.State)] = state,
            [nameof(Desk.Pages.Overview.Page)] = int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 1,
        })
        { StatusCode = state is CentreState.Failed ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK };
    }

    private static RazorComponentResult<LedgerPage> Ledger(LedgerShelf shelf, DefaultModel standard, ICentre centre)
    {
        var found = shelf.Find(standard.Name);
        return new RazorComponentResult<LedgerPage>(new Dictionary<string, object?>
        {
            [nameof(LedgerPage.Ledger)] = found.Ledger,
            [nameof(LedgerPage.Problem)] = found.Problem,
            [nameof(LedgerPage.Sample)] = centre.State is CentreState.Ready { View.IsSample: true },
        })
        { StatusCode = found.Problem is null ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable };
    }
}
