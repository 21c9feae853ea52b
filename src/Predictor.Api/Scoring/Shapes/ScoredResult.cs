using System.Reflection;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Metadata;
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
    public static void Write(Utf8JsonWriter writer, ScoreAnswer answer, Schema schema, ScoreQuery query)
    {
        if (query.IsFlat)
            FlatAnswer.Write(writer, answer, schema, query.Reasons);
        else
            AnswerText.Write(writer, answer);
    }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.ContentType = "application/json; charset=utf-8";
        var body = httpContext.Response.BodyWriter;
        if (answer.Written is { } written && !query.IsFlat)
        {
            Encoding.UTF8.GetBytes(written, body);
        }
        else
        {
            await using var writer = new Utf8JsonWriter(body, Unchecked);
            Write(writer, answer, schema, query);
        }

        await body.FlushAsync(httpContext.RequestAborted);
    }
}
