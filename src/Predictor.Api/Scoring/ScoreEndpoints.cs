using System.Data.Common;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Predictor.Api.Errors;
using Predictor.Api.Keys;
using Predictor.Api.Recording;
using Predictor.Api.Scoring.Batch;
using Predictor.Api.Scoring.Shapes;
using Predictor.Api.Security;
using Predictor.Api.Settings;

namespace Predictor.Api.Scoring;

/// <summary>A case in, what is at stake and why out; or many, a line each.</summary>
internal static class ScoreEndpoints
{
    public static void AddScoring(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<CaseAnswering>();
        builder.Services.AddSingleton<GatheredScores>();
        builder.Services.AddSingleton<ScoredBy>();
        builder.Services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, ApiJson.Default);
            json.SerializerOptions.Converters.Add(new UndefinedAsNull());
        });
    }

    public static void MapScoring(this IEndpointRouteBuilder app)
    {
        var scores = app.MapGroup("/v1").RequireAuthorization(Scope.Score).WithTags("Scores");
        scores.MapPost("/score", (HttpRequest request, DefaultModel model, ScoredBy models, CaseAnswering answering, TimeProvider time, CancellationToken cancellation) =>
            ScoreAsync(model.Name, request, models, answering, time, cancellation))
            .WithName("Score")
            .WithSummary("Scores a case with the default model: how likely each outcome is, what is at stake, and why.");
        scores.MapPost("/models/{name}/score", ScoreAsync)
            .WithName("ScoreWithModel")
            .WithSummary("Scores a case with a named model.");

        scores.MapGet("/scores/{caseId}", ScoresOfAsync)
            .WithName("ScoresOfCase")
            .WithSummary("What was answered for a case and recorded, oldest moment first.");

        var unlimited = new RequestSizeLimitMetadata();
        scores.MapPost("/score/batch", (HttpRequest request, DefaultModel model, ScoredBy models, CaseAnswering answering, TimeProvider time) => Batch(model.Name, request, models, answering, time))
            .WithName("ScoreBatch")
            .WithSummary("Scores many cases with the default model, one a line (NDJSON), answered line by line in order while they come.")
            .WithMetadata(unlimited);
        scores.MapPost("/models/{name}/score/batch", Batch)
            .WithName("ScoreBatchWithModel")
            .WithSummary("Scores many cases with a named model.")
            .WithMetadata(unlimited);
    }

    private static async Task<Results<ScoredResult, RequestRefused, ModelUnknown, BodyRefused, ModelNotLive, KeyReused>> ScoreAsync(
        string name, HttpRequest http, ScoredBy models, CaseAnswering answering, TimeProvider time, CancellationToken cancellation)
    {
        var started = time.GetTimestamp();
        var query = ScoreQuery.Read(http);
        if (models.Find(name, query.Version, out var unknown, out var notLive) is not { } live)
            return unknown is not null ? unknown : notLive!;
        var (body, refused) = await RequestBody.ReadAsync(http, Limits.Body, cancellation);
        if (body is null)
            return refused!;

        ScoreRequest request;
        using (body)
        {
            request = UrlPairs.IsForm(http.ContentType, body.Bytes)
                ? answering.Read(UrlPairs.ToJson(body.Bytes).Span, query, live)
                : answering.Read(body.Bytes, query, live);
            request.Key = RequestKeys.Of(name, query, body.Bytes);
        }

        if (CaseAnswering.Refusal(request, query) is { } mistake)
            return mistake;
        var answers = await answering.AnswerAsync([request], query, live, Deadline.Of(time, started, query), cancellation);
        return answers[0] is { } answer ? new ScoredResult(answer, live.Model.Schema, query) : new KeyReused();
    }

    private static async Task<Results<Ok<ScoresOfCase>, CaseUnknown, StoreAway>> ScoresOfAsync(string caseId, LiveStore live, CancellationToken cancellation)
    {
        if (live.Current is not { } store)
            return StoreAway.Reading();
        try
        {
            var kept = await store.ReadPredictionsAsync(caseId, cancellation);
            return kept.Count > 0
                ? TypedResults.Ok(new ScoresOfCase(caseId, [.. kept.Select(each => JsonElement.Parse(each.Answer))]))
                : new CaseUnknown();
        }
        catch (DbException)
        {
            return StoreAway.Reading();
        }
    }

    private static Results<BatchStream, RequestRefused, ModelUnknown, ModelNotLive> Batch(string name, HttpRequest http, ScoredBy models, CaseAnswering answering, TimeProvider time)
    {
        var query = ScoreQuery.Read(http);
        if (models.Find(name, query.Version, out var unknown, out var notLive) is not { } live)
            return unknown is not null ? unknown : notLive!;
        var mistakes = query.Mistakes ?? (query.IdempotencyKey is null ? null : new Dictionary<string, string[]>
        {
            ["idempotencyKey"] = ["found one for a batch, expected none: it stands for one case; lines with caseId and asOf are recorded once by themselves"],
        });
        return mistakes is not null
            ? new RequestRefused("What is at fault is listed in errors, by place.") { Errors = mistakes }
            : new BatchStream(new BlockScoring(live, query, answering, time));
    }

    /// <summary>A batch is read as it is answered: each of its lines is limited.</summary>
    private sealed class RequestSizeLimitMetadata : Microsoft.AspNetCore.Http.Metadata.IRequestSizeLimitMetadata
    {
        public long? MaxRequestBodySize => Limits.Batch;
    }
}
