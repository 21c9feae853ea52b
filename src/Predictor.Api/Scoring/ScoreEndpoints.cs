using Microsoft.AspNetCore.Http.HttpResults;
using Predictor.Api.Errors;
using Predictor.Api.Keys;
using Predictor.Api.Security;
using Predictor.Api.Settings;
using Predictor.Models.Registry;

namespace Predictor.Api.Scoring;

/// <summary>A case in, what is at stake and why out.</summary>
internal static class ScoreEndpoints
{
    public static void AddScoring(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ScoreServices>();
        builder.Services.ConfigureHttpJsonOptions(json => json.SerializerOptions.TypeInfoResolverChain.Insert(0, ApiJson.Default));
    }

    public static void MapScoring(this IEndpointRouteBuilder app)
    {
        var scores = app.MapGroup("/v1").RequireAuthorization(Scope.Score).WithTags("Scores");
        scores.MapPost("/score", (HttpRequest request, DefaultModel model, ScoreServices services, CancellationToken cancellation) =>
            ScoreAsync(model.Name, request, services, cancellation))
            .WithName("Score")
            .WithSummary("Scores a case with the default model: how likely each outcome is, what is at stake, and why.");
        scores.MapPost("/models/{name}/score", ScoreAsync)
            .WithName("ScoreWithModel")
            .WithSummary("Scores a case with a named model.");
    }

    private static async Task<Results<Ok<ScoreAnswer>, RequestRefused, ModelUnknown, BodyRefused, ModelNotLive>> ScoreAsync(
        string name, HttpRequest http, ScoreServices services, CancellationToken cancellation)
    {
        if (services.Models.Find(name) is not { } live)
        {
            return name == services.Default.Name || services.Registry.Names().Contains(name)
                ? new ModelNotLive(name, services.Models.Problem(name))
                : new ModelUnknown(name);
        }

        var (body, refused) = await RequestBody.ReadAsync(http, Limits.Body, cancellation);
        if (body is null)
        {
            return refused!;
        }

        ScoreRequest request;
        using (body)
        {
            request = new ScoreRequestReader(live, services.Time.GetUtcNow()).Read(body.Bytes);
        }

        var query = ScoreQuery.Read(http.Query, request.Mistakes);
        return Refusal(request, query) is { } mistake ? mistake : TypedResults.Ok(await AnswerAsync(request, query, live, services, cancellation));
    }

    private static RequestRefused? Refusal(ScoreRequest request, ScoreQuery query) =>
        request.Mistakes.Count > 0
            ? new RequestRefused("What is at fault is listed in errors, by place.") { Errors = request.Mistakes }
            : query.Strict && request.Warnings.Count > 0
                ? new RequestRefused("strict=true refuses what would otherwise count as missing or be left aside; it is listed in errors, by place.") { Errors = request.Warnings.Errors() }
                : null;

    private static async ValueTask<ScoreAnswer> AnswerAsync(
        ScoreRequest request, ScoreQuery query, LiveModel live, ScoreServices services, CancellationToken cancellation)
    {
        var degradation = await services.History.FillAsync(request, live.Model, cancellation);
        var score = live.Scorer.Score(request.Row, request.Moment, request.Value, query.Reasons);
        var isRecorded = query.Record && services.Recording.IsKept;
        var id = isRecorded ? Guid.CreateVersion7(services.Time.GetUtcNow()).ToString() : null;
        var answer = ScoreAnswers.Create(request, live, score, id, degradation, services.Sample.IsSample(live.Model));
        return isRecorded ? await services.Recording.RecordAsync(answer, request, live) : answer;
    }
}
