using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Predictor.Api.Errors;
using Predictor.Api.Keys;
using Predictor.Api.Scoring;
using Predictor.Api.Settings;
using Predictor.Cases;
using Predictor.Models.Bundles;
using Predictor.Models.Registry;

namespace Predictor.Api.Catalogue;

/// <summary>Which models there are, and what is known of each.</summary>
internal static class CatalogueEndpoints
{
    public static void MapCatalogue(this IEndpointRouteBuilder app)
    {
        var models = app.MapGroup("/v1/models").RequireAuthorization(Scope.Any).WithTags("Models");
        models.MapGet("", List).WithName("ListModels").WithSummary("The models there are, and which version of each answers.");
        models.MapGet("/{name}", Describe).WithName("DescribeModel").WithSummary("Schema, metrics, provenance, policy and card of the version that answers.");
    }

    private static Ok<ModelList> List(ModelRegistry registry, LiveModels models, DefaultModel standard) => TypedResults.Ok(new ModelList(
        [.. registry.Names().Select(name => new ModelSummary(name, name == standard.Name, models.Find(name)?.Model.Version, registry.Versions(name), models.Problem(name)))]));

    private static Results<Ok<ModelAnswer>, ModelUnknown, ModelNotLive> Describe(string name, ModelRegistry registry, LiveModels models, DefaultModel standard)
    {
        if (models.Find(name) is not { } live)
        {
            return registry.Names().Contains(name) ? new ModelNotLive(name, models.Problem(name)) : new ModelUnknown(name);
        }

        return TypedResults.Ok(new ModelAnswer(
            name,
            live.Model.Version,
            name == standard.Name,
            registry.Versions(name),
            models.Problem(name),
            registry.Live(name),
            live.Model.Provenance,
            live.Policy,
            [.. live.Model.Outcomes.Select(Outcome)],
            Json(live.Model.Schema),
            Card(registry, live.Model)));
    }

    private static ModelOutcome Outcome(OutcomeModel model) =>
        new(model.Outcome.Name, model.Outcome.Words, ScoreAnswers.Word(model.Moment), model.BaseRate, model.Report);

    private static JsonElement Json(Schema schema)
    {
        using var stream = new MemoryStream();
        SchemaFile.Write(stream, schema);
        using var document = JsonDocument.Parse(stream.ToArray());
        return document.RootElement.Clone();
    }

    private static string? Card(ModelRegistry registry, Model model)
    {
        var path = Path.Combine(registry.Folder, model.Name, model.Version.ToString(System.Globalization.CultureInfo.InvariantCulture), "card.md");
        return File.Exists(path) ? File.ReadAllText(path) : null;
    }
}
