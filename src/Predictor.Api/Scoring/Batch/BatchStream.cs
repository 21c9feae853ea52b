using System.Reflection;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http.Metadata;
using Predictor.Api.Scoring.Writing;
using Predictor.Api.Security;

namespace Predictor.Api.Scoring.Batch;

/// <summary>
/// Lines in, answers out, in the same order, while lines still come: blocks are scored by all cores side by side, and few are held at a time, so that memory does
/// not grow with the batch and a caller who reads slowly is read from slowly.
/// </summary>
internal sealed class BatchStream(BlockScoring scoring) : IResult, IEndpointMetadataProvider
{
    public const string ContentType = "application/x-ndjson";

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(ScoreAnswer), [ContentType]));

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var cancellation = httpContext.RequestAborted;
        httpContext.Response.ContentType = ContentType;
        var blocks = Channel.CreateBounded<Task<JsonBytes>>(new BoundedChannelOptions(Environment.ProcessorCount) { SingleReader = true, SingleWriter = true });
        var reading = ReadAsync(new LineReader(httpContext.Request.BodyReader, Limits.Body), blocks.Writer, cancellation);
        await foreach (var block in blocks.Reader.ReadAllAsync(cancellation))
        {
            using var answers = await block;
            await httpContext.Response.BodyWriter.WriteAsync(answers.Written, cancellation);
        }

        await reading;
    }

    private async Task ReadAsync(LineReader lines, ChannelWriter<Task<JsonBytes>> blocks, CancellationToken cancellation)
    {
        try
        {
            while (await lines.ReadAsync(cancellation) is { } block)
            {
                await blocks.WriteAsync(Task.Run(() => scoring.ScoreAsync(block, cancellation), cancellation), cancellation);
            }

            blocks.Complete();
        }
        catch (Exception fault)
        {
            // Handed to the writer, whose request it is: the connection ends where the answers end, so that half a batch is not taken for a whole.
            blocks.Complete(fault);
        }
    }
}
