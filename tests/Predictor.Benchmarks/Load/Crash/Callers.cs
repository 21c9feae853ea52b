using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Predictor.Benchmarks.Load.Host;

namespace Predictor.Benchmarks.Load.Crash;

/// <summary>Callers who write without a pause, and remember what was acknowledged.</summary>
internal sealed class Callers(LoadCases cases)
{
    private const int AtOnce = 16;

    private readonly Lock _drawing = new();
    private long _sent;
    private long _refused;
    private long _number;

    /// <summary>Table and id of each row that is said to be on disk.</summary>
    public ConcurrentQueue<(string Table, string Id)> Acknowledged { get; } = [];

    /// <summary>Rows that may be there: of all requests, answered or not.</summary>
    public long Sent => Interlocked.Read(ref _sent);

    public long Refused => Interlocked.Read(ref _refused);

    public string Body()
    {
        lock (_drawing)
        {
            return cases.Next();
        }
    }

    /// <summary>Until stopped, or until the service is gone.</summary>
    public Task CallAsync(LoadedService service, CancellationToken stop) => Task.WhenAll(Enumerable.Range(0, AtOnce).Select(caller => Task.Run(() => CallerAsync(service, caller, stop), CancellationToken.None)));

    private async Task CallerAsync(LoadedService service, int caller, CancellationToken stop)
    {
        try
        {
            while (!stop.IsCancellationRequested)
            {
                if (caller % 2 == 0)
                    await ScoreAsync(service, stop);
                else
                    await TellAsync(service, stop);
            }
        }
        catch (Exception gone) when (gone is HttpRequestException or OperationCanceledException or IOException or JsonException)
        {
            // Killed in the middle of an answer: what was not acknowledged may be there or not.
        }
    }

    private async Task ScoreAsync(LoadedService service, CancellationToken stop)
    {
        var answer = await PostAsync(service, "/v1/score?reasons=0", Body(), stop);
        if (answer.GetProperty("recorded").GetBoolean())
            Acknowledged.Enqueue(("prediction", answer.GetProperty("predictionId").GetString()!));
        else
            Interlocked.Increment(ref _refused);
    }

    private async Task TellAsync(LoadedService service, CancellationToken stop)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"told-{Interlocked.Increment(ref _number)}");
        var answer = await PostAsync(service, "/v1/interactions", $$"""{"caseId":"{{id}}","customerId":"c-{{id}}","openedAt":"2026-06-01T10:00:00Z"}""", stop);
        if (answer.TryGetProperty("accepted", out var accepted) && accepted.GetInt32() == 1)
            Acknowledged.Enqueue(("interaction", id));
        else
            Interlocked.Increment(ref _refused);
    }

    private async Task<JsonElement> PostAsync(LoadedService service, string path, string body, CancellationToken stop)
    {
        Interlocked.Increment(ref _sent);
        using var content = new StringContent(body, Encoding.UTF8, MediaTypeHeaderValue.Parse("application/json"));

        // What was sent is waited for: an answer that comes after the stop counts too.
        using var answer = await service.Client.PostAsync(new Uri(path, UriKind.Relative), content, CancellationToken.None);
        stop.ThrowIfCancellationRequested();
        return JsonElement.Parse(await answer.Content.ReadAsByteArrayAsync(CancellationToken.None));
    }
}
