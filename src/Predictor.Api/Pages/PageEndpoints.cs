using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http.HttpResults;
using Predictor.Api.Ledgers;
using Predictor.Api.Pages.Models;
using Predictor.Api.Pages.Queue;
using Predictor.Api.Pages.Today;
using Predictor.Api.Recording;
using Predictor.Api.Settings;
using Predictor.Desk;
using Predictor.Desk.Access;
using Predictor.Desk.Cases;
using Predictor.Desk.Ledger;
using Predictor.Desk.Queue;
using Predictor.Models.Ledgers;

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
        builder.AddToday();

        // Names and money in their own letters instead of character references; what HTML gives a meaning is still encoded.
        builder.Services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
    }

    public static void MapPages(this IEndpointRouteBuilder app)
    {
        app.MapGet("/ledger", LedgerAsync).RequireAuthorization(DeskPolicy.Desk).ExcludeFromDescription();
        app.MapToday();
        app.MapQueue();
        app.MapModelPages();

        // Outputs stood beside outcomes at an address of their own once.
        app.MapGet("/outcomes", () => TypedResults.LocalRedirect("/ledger", permanent: true)).RequireAuthorization(DeskPolicy.Desk).ExcludeFromDescription();
        foreach (var asset in DeskAssets.All)
        {
            app.MapGet(asset.Path, (HttpResponse response) =>
            {
                response.Headers.CacheControl = Forever;
                return TypedResults.Bytes(asset.Content, asset.ContentType);
            }).AllowAnonymous().ExcludeFromDescription();
        }
    }

    private static async Task<RazorComponentResult<LedgerPage>> LedgerAsync(LedgerShelf shelf, DefaultModel standard, IDesk desk, DeskUser user, CancellationToken cancellation)
    {
        var found = shelf.Find(standard.Name);
        return new RazorComponentResult<LedgerPage>(new Dictionary<string, object?>
        {
            [nameof(LedgerPage.Ledger)] = found.Ledger,
            [nameof(LedgerPage.Problem)] = found.Problem,
            [nameof(LedgerPage.Sample)] = desk.State is DeskState.Ready { IsSample: true },
            [nameof(LedgerPage.Addresses)] = await AddressesAsync(found.Ledger, desk, user, cancellation),
        })
        { StatusCode = found.Problem is null ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable };
    }

    /// <summary>None while the store is away: the ledger does not wait for it.</summary>
    private static async Task<IReadOnlyDictionary<string, string>> AddressesAsync(LedgerSnapshot? ledger, IDesk desk, DeskUser user, CancellationToken cancellation)
    {
        try
        {
            return ledger is not null && desk.State is DeskState.Ready ready
                ? await CaseAddresses.OfAsync(ready.Store, user, [.. ledger.Cells.SelectMany(cell => cell.Cases).Distinct()], cancellation)
                : new Dictionary<string, string>();
        }
        catch (Exception fault) when (LiveStore.IsAway(fault))
        {
            return new Dictionary<string, string>();
        }
    }
}
