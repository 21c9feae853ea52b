using System.Data.Common;
using Microsoft.AspNetCore.Http.HttpResults;
using Predictor.Api.Errors;
using Predictor.Api.Keys;
using Predictor.Api.Recording;

namespace Predictor.Api.Auditing;

/// <summary>Who did what; see <see cref="AuditTrail"/>.</summary>
internal static class AuditEndpoints
{
    public static void AddAudit(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<AuditTrail>();
        builder.Services.AddSingleton<RefusalTally>();
        builder.Services.AddHostedService(services => services.GetRequiredService<RefusalTally>());
        builder.Services.AddSingleton<PublicationAudit>();
        builder.Services.AddHostedService(services => services.GetRequiredService<PublicationAudit>());
        builder.Services.ConfigureHttpJsonOptions(json => json.SerializerOptions.TypeInfoResolverChain.Insert(0, AuditJson.Default));
    }

    /// <summary>Around everything else, so that it sees how a request ended.</summary>
    public static void UseAudit(this WebApplication app)
    {
        var trail = app.Services.GetRequiredService<AuditTrail>();
        app.Use((context, next) => trail.InvokeAsync(context, next));
    }

    public static void MapAudit(this IEndpointRouteBuilder app) =>
        app.MapGet("/v1/audit", ReadAsync)
            .RequireAuthorization(Scope.Admin)
            .WithTags("Audit")
            .WithName("ReadAudit")
            .WithSummary("Who did what, newest first: ?from and ?to are times, ?limit entries (100), ?after what next said.");

    private static async Task<Results<Ok<AuditPage>, RequestRefused, StoreAway>> ReadAsync(HttpRequest http, LiveStore live, CancellationToken cancellation)
    {
        var mistakes = new Dictionary<string, string[]>(StringComparer.Ordinal);
        var query = AuditQuery.Read(http.Query, mistakes);
        if (mistakes.Count > 0)
            return new RequestRefused("What is at fault is listed in errors, by place.") { Errors = mistakes };
        if (live.Current is not { } store)
            return StoreAway.Reading();
        try
        {
            // One more than is shown says whether there is a next page.
            var found = await store.ReadAuditAsync(query.From, query.To, query.After, query.Limit + 1, cancellation);
            return TypedResults.Ok(new AuditPage([.. found.Take(query.Limit).Select(AuditAnswer.Of)], found.Count > query.Limit ? AuditQuery.Cursor(found[query.Limit - 1]) : null));
        }
        catch (DbException)
        {
            return StoreAway.Reading();
        }
    }
}
