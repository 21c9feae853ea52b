using System.Text.Json;
using Predictor.Api.Scoring.Shapes;
using Predictor.Api.Scoring.Writing;
using Predictor.Api.Security;
using Predictor.Models.Registry;

namespace Predictor.Api.Scoring.Batch;

/// <summary>A block of lines into as many answers, in their order, each on a line of its own.</summary>
internal sealed class BlockScoring(LiveModel live, ScoreQuery query, CaseAnswering answering, TimeProvider time)
{
    /// <returns>For whoever writes it out to dispose of.</returns>
    public async Task<JsonBytes> ScoreAsync(LineBlock block, CancellationToken cancellation)
    {
        using (block)
        {
            var deadline = Deadline.Of(time, time.GetTimestamp(), query);
            var requests = new ScoreRequest?[block.Count];
            var errors = new BatchLineError?[block.Count];
            for (var line = 0; line < block.Count; line++)
            {
                Read(block, line, out requests[line], out errors[line]);
            }

            var answers = await answering.AnswerAsync([.. requests.OfType<ScoreRequest>()], query, live, deadline, cancellation);
            return Write(errors, answers);
        }
    }

    private void Read(LineBlock block, int line, out ScoreRequest? request, out BatchLineError? error)
    {
        (request, error) = (null, null);
        if (block.IsTooLong(line))
        {
            error = new BatchLineError(
                block.Number(line),
                StatusCodes.Status413PayloadTooLarge,
                new Dictionary<string, string[]> { ["body"] = [$"is longer than {Limits.Body} bytes, the most that one case may have"] });
            return;
        }

        var read = answering.Read(block[line], query, live);
        if (CaseAnswering.Refusal(read, query) is { } refusal)
            error = new BatchLineError(block.Number(line), refusal.Status, refusal.Errors);
        else
            request = read;
    }

    /// <param name="errors">Null where a line is answered.</param>
    /// <param name="answers">Of the other lines; none is null, for a batch has no keys.</param>
    private JsonBytes Write(BatchLineError?[] errors, IReadOnlyList<ScoreAnswer?> answers)
    {
        var json = new JsonBytes(errors.Length * AnswerText.Usual);
        var next = 0;
        foreach (var error in errors)
        {
            if (error is null)
                ScoredResult.Write(json, answers[next++]!, live.Model.Schema, query);
            else
                Write(json, error);
            json.Raw("\n"u8);
        }

        return json;
    }

    private static void Write(JsonBytes json, BatchLineError error)
    {
        using var writer = new Utf8JsonWriter(json);
        JsonSerializer.Serialize(writer, error, ApiJson.Default.BatchLineError);
    }
}
