using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Predictor.Benchmarks.Load.Host;

namespace Predictor.Benchmarks.Load.Faults;

/// <summary>Callers who score without a pause, hold each answer to the known one, and remember what is said to be on disk.</summary>
internal sealed class FaultCallers(LoadedService service, IReadOnlyList<CalledCase> cases)
{
    private long _number;

    public ConcurrentQueue<(string Table, string Id)> Acknowledged { get; } = [];

    /// <summary>Scores each case once, unrecorded: what is right.</summary>
    public void LearnWhatIsRight()
    {
        foreach (var each in cases)
        {
            each.Probabilities = CalledCase.ProbabilitiesOf(JsonElement.Parse(service.Post("/v1/score?reasons=0&record=none", each.Body("known"))));
        }
    }

    public async Task<FaultPhase> CallAsync(string phase, int callers, TimeSpan time, CancellationToken cancellation)
    {
        var found = new FaultPhase(phase);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        stop.CancelAfter(time);
        await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(() => CallerAsync(found, stop.Token), CancellationToken.None)));
        found.End();
        return found;
    }

    private async Task CallerAsync(FaultPhase phase, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var number = Interlocked.Increment(ref _number);
            var called = cases[(int)(number % cases.Count)];
            try
            {
                await ScoreAsync(phase, called, string.Create(CultureInfo.InvariantCulture, $"fault-{number}"));
            }
            catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException or IOException or JsonException or KeyNotFoundException)
            {
                phase.Wrong.Enqueue($"{fault.GetType().Name}: {fault.Message}");
            }
        }
    }

    private async Task ScoreAsync(FaultPhase phase, CalledCase called, string caseId)
    {
        using var content = new StringContent(called.Body(caseId), Encoding.UTF8, MediaTypeHeaderValue.Parse("application/json"));
        var started = Stopwatch.GetTimestamp();
        using var response = await service.Client.PostAsync(new Uri("/v1/score", UriKind.Relative), content);
        var bytes = await response.Content.ReadAsByteArrayAsync();
        var milliseconds = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        if (response.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable)
        {
            phase.Refuse();
            return;
        }

        if (response.StatusCode != HttpStatusCode.OK)
        {
            phase.Wrong.Enqueue($"{(int)response.StatusCode}: {Encoding.UTF8.GetString(bytes)}");
            return;
        }

        var answer = JsonElement.Parse(bytes);
        if (!called.IsRight(answer))
            phase.Wrong.Enqueue($"another answer than without a fault: {Encoding.UTF8.GetString(bytes)}");
        var isRecorded = answer.GetProperty("recorded").GetBoolean();
        phase.Accept(milliseconds, isRecorded);
        if (isRecorded)
            Acknowledged.Enqueue(("prediction", answer.GetProperty("predictionId").GetString()!));
    }
}
