using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Predictor.Api.Errors;
using Predictor.Api.Keys;
using Predictor.Api.Metering;
using Predictor.Api.Scoring;
using Predictor.Api.Settings;
using Predictor.Models.Registry;

namespace Predictor.Api.Inference;

/// <summary>
/// The Open Inference Protocol, version 2, over HTTP and JSON: what serving tools ask of any model. Rows in, one probability an outcome and row out: the same bits as
/// <c>/v1/score</c> gives, without customers, reasons and record. Errors are the protocol's own: <see cref="ProtocolErrors"/>.
/// </summary>
internal static class InferenceEndpoints
{
    public const string Path = "/v2";

    /// <summary>Of a request's body, bytes.</summary>
    public const int LargestBody = 16 * 1024 * 1024;

    public static void MapInference(this IEndpointRouteBuilder app)
    {
        var health = app.MapGroup($"{Path}/health").AllowAnonymous().WithTags("Inference");
        health.MapGet("/live", () => TypedResults.Ok(new ServerLive(true))).WithSummary("The process answers.");
        health.MapGet("/ready", ServerReady).WithSummary("The default model answers.");

        var described = app.MapGroup(Path).RequireAuthorization(Scope.Any).WithTags("Inference");
        described.MapGet("", () => TypedResults.Ok(ServerMetadata.Own)).WithName("InferenceServer").WithSummary("What serves, and which extensions of the protocol it has: none.");
        described.MapGet("/models/{name}", (string name, ScoredBy models, ModelRegistry registry) => Describe(name, null, models, registry)).WithName("InferenceModel")
            .WithSummary("A model's inputs and outputs.");
        described.MapGet("/models/{name}/versions/{version}", Describe).WithName("InferenceModelVersion").WithSummary("A version's inputs and outputs.");
        described.MapGet("/models/{name}/ready", (string name, ScoredBy models) => Ready(name, null, models)).WithName("InferenceModelReady").WithSummary("The model answers.");
        described.MapGet("/models/{name}/versions/{version}/ready", Ready).WithName("InferenceModelVersionReady").WithSummary("The version can be used.");

        var infer = app.MapGroup($"{Path}/models/{{name}}").RequireAuthorization(Scope.Score).WithTags("Inference").WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(LargestBody));
        infer.MapPost("/infer", (string name, HttpRequest http, ScoredBy models, ServiceMeter meter, TimeProvider time, CancellationToken cancellation) =>
            InferAsync(name, null, http, models, meter, time, cancellation)).WithName("Infer").WithSummary("Probabilities of one or many rows, column by column.");
        infer.MapPost("/versions/{version}/infer", InferAsync).WithName("InferWithVersion").WithSummary("The same by a version.");
    }

    private static Results<Ok<ServerReady>, JsonHttpResult<ServerReady>> ServerReady(DefaultModel model) => model.Live is not null
        ? TypedResults.Ok(new ServerReady(true))
        : TypedResults.Json(new ServerReady(false), statusCode: StatusCodes.Status503ServiceUnavailable);

    private static Results<Ok<ModelMetadata>, ModelUnknown, ModelNotLive> Describe(string name, string? version, ScoredBy models, ModelRegistry registry) =>
        Find(name, version, models, out var unknown, out var notLive) is { } live ? TypedResults.Ok(ModelMetadata.Of(live, registry.Versions(name)))
        : unknown is not null ? unknown : notLive!;

    private static Results<Ok<ModelReady>, JsonHttpResult<ModelReady>, ModelUnknown> Ready(string name, string? version, ScoredBy models) =>
        Find(name, version, models, out var unknown, out _) is not null ? TypedResults.Ok(new ModelReady(name, true))
        : unknown is not null ? unknown
        : TypedResults.Json(new ModelReady(name, false), statusCode: StatusCodes.Status503ServiceUnavailable);

    private static async Task<Results<Ok<InferAnswer>, RequestRefused, BodyRefused, ModelUnknown, ModelNotLive>> InferAsync(
        string name, string? version, HttpRequest http, ScoredBy models, ServiceMeter meter, TimeProvider time, CancellationToken cancellation)
    {
        if (Find(name, version, models, out var unknown, out var notLive) is not { } live)
            return unknown is not null ? unknown : notLive!;
        var (body, refused) = await RequestBody.ReadAsync(http, LargestBody, cancellation);
        if (body is null)
            return refused!;
        InferRequest request;
        using (body)
        {
            request = new InferRequestReader(live, time.GetUtcNow()).Read(body.Bytes);
        }

        if (request.Mistakes.Count > 0)
            return new RequestRefused("The tensors cannot be used.") { Errors = request.Mistakes };
        return TypedResults.Ok(Inferring.Answer(request, live, meter));
    }

    /// <summary>A version that is no number is none that there is.</summary>
    private static LiveModel? Find(string name, string? version, ScoredBy models, out ModelUnknown? unknown, out ModelNotLive? notLive)
    {
        if (version is null)
            return models.Find(name, null, out unknown, out notLive);
        if (int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return models.Find(name, number, out unknown, out notLive);
        (unknown, notLive) = (new ModelUnknown(name, JsonText.Cut(version)), null);
        return null;
    }
}
