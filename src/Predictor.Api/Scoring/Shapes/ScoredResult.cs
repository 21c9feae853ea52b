using System.IO.Pipelines;
using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Metadata;
using Predictor.Api.Scoring.Writing;
using Predictor.Cases;

namespace Predictor.Api.Scoring.Shapes;

/// <summary>200: an answer in the shape that was asked for.</summary>
internal sealed class ScoredResult(ScoreAnswer answer, Schema schema, ScoreQuery query) : IResult, IEndpointMetadataProvider
{
    private const string Json = "application/json";
    private static readonly JsonWriterOptions Unchecked = new() { SkipValidation = true };

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(ScoreAnswer), [Json]));

    /// <summary>The answer's one line of JSON.</summary>
    public static void Write(JsonBytes json, ScoreAnswer answer, Schema schema, ScoreQuery query)
    {
        if (query.IsFlat)
        {
            using var writer = new Utf8JsonWriter(json, Unchecked);
            FlatAnswer.Write(writer, answer, schema, query.Reasons);
        }
        else if (answer.Written is { } written)
        {
            json.Raw(written);
        }
        else
        {
            AnswerText.Write(json, answer);
        }
    }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        if (answer.Written is { } written && !query.IsFlat)
        {
            await SendAsync(httpContext, written);
            return;
        }

        using var json = new JsonBytes(AnswerText.Usual);
        Write(json, answer, schema, query);
        await SendAsync(httpContext, json.Written);
    }

    private static ValueTask<FlushResult> SendAsync(HttpContext http, ReadOnlyMemory<byte> body)
    {
        http.Response.ContentType = "application/json; charset=utf-8";
        http.Response.ContentLength = body.Length;
        return http.Response.BodyWriter.WriteAsync(body, http.RequestAborted);
    }
}
