using Predictor.Api.Errors;
using Predictor.Api.Keys;
using Predictor.Api.Settings;
using Predictor.Models.Registry;

namespace Predictor.Api.Ledgers;

/// <summary>The newest snapshot of outputs beside outcomes, as <c>ledger</c> wrote it into the models folder.</summary>
internal static class LedgerEndpoints
{
    public static void AddLedgers(this WebApplicationBuilder builder) => builder.Services.AddSingleton<LedgerShelf>();

    public static void MapLedgers(this IEndpointRouteBuilder app)
    {
        app.MapGet("/v1/ledger", (LedgerShelf shelf, DefaultModel standard) => Answer(shelf, standard.Name))
            .RequireAuthorization(Scope.Desk).WithTags("Ledger").WithName("GetLedger")
            .WithSummary("What outputs and their targets do to outcomes, by the default model's newest snapshot.").Produces(StatusCodes.Status200OK, contentType: "application/json");
        app.MapGet("/v1/models/{name}/ledger", Named)
            .RequireAuthorization(Scope.Desk).WithTags("Ledger").WithName("GetLedgerOfModel")
            .WithSummary("The same of a named model.").Produces(StatusCodes.Status200OK, contentType: "application/json");
    }

    private static IResult Named(string name, LedgerShelf shelf, ModelRegistry registry) =>
        registry.Names().Contains(name) ? Answer(shelf, name) : new ModelUnknown(name);

    private static IResult Answer(LedgerShelf shelf, string name) => shelf.Find(name) switch
    {
        { Ledger: not null } found => Results.Bytes(found.Json, "application/json"),
        { Problem: { } problem } => Results.Problem(problem, statusCode: StatusCodes.Status503ServiceUnavailable, title: "The ledger cannot be read."),
        _ => Results.Problem(
            $"There is no ledger of {name} yet. The command 'ledger' of the command line writes one into the models folder.",
            statusCode: StatusCodes.Status404NotFound,
            title: "There is no ledger."),
    };
}
