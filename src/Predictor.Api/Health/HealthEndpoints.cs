using Microsoft.AspNetCore.Http.HttpResults;
using Predictor.Api.Recording;
using Predictor.Api.Settings;
using Predictor.Models.Registry;

namespace Predictor.Api.Health;

/// <summary>What a load balancer asks; open to all, and says no more than needed.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        var health = app.MapGroup("/health").AllowAnonymous().WithTags("Health");
        health.MapGet("/live", () => TypedResults.Ok(new HealthAnswer("live"))).WithSummary("The process answers.");
        health.MapGet("/ready", Ready).WithSummary("The default model is loaded, so that scores are answered.");
    }

    private static Results<Ok<HealthAnswer>, JsonHttpResult<HealthAnswer>> Ready(DefaultModel model, LiveStore store) => model.Live is { } live
        ? TypedResults.Ok(new HealthAnswer("ready", live.Model.Name, live.Model.Version, Word(store), Shortfall(live)))
        : TypedResults.Json(new HealthAnswer("waiting for its model", model.Name, Store: Word(store)), statusCode: StatusCodes.Status503ServiceUnavailable);

    /// <summary>A stopgap answers: a balancer that took every such service out would leave nobody to answer.</summary>
    private static string? Shortfall(LiveModel live) => live.IsStopgap ? string.Join(',', live.Shortfalls.Where(each => each.At is null).Select(each => each.Cause)) : null;

    private static string Word(LiveStore store) => !store.IsKept ? "none" : store.Current is null ? "away" : "open";
}
