using Predictor.Api.Recording;
using Predictor.Desk.Queue;
using Predictor.Models.Registry;
using Predictor.Store;
using Predictor.Store.Valuing;
using Predictor.Store.Writing;

namespace Predictor.Api.Triage;

/// <summary>
/// Values the lines that stand anew when policy.json changes, off every request's path. What took effect last counts: each instance says it in the store when it starts and
/// when its policy changes, and goes on only while that is so. What is left over, after a crash or of a score by the policy before, is looked for every half minute.
/// </summary>
internal sealed partial class LineRevaluer(IDesk desk, TimeProvider time, ILogger<LineRevaluer> logger) : BackgroundService
{
    private const int LinesAtOnce = 500;

    /// <summary>Between two looks at the policy in memory.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(500);

    /// <summary>Between two looks at the store while the policy is the same.</summary>
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(30);

    /// <summary>Between two batches, so that what is recorded meanwhile goes first.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private LiveModel? _live;
    private RecordStore? _store;
    private LineRevaluing? _valuing;
    private long _lookedAt;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Look);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await LookAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The service stops; what is left is taken up at the next start.
        }
    }

    private async Task LookAsync(CancellationToken stopping)
    {
        if (desk.State is not DeskState.Ready { Live.IsStopgap: false } ready)
            return;
        try
        {
            if (!ReferenceEquals(ready.Live, _live) || !ReferenceEquals(ready.Store, _store))
            {
                if (!await TakeAsync(ready))
                    return;
            }
            else if (time.GetElapsedTime(_lookedAt) < Every)
            {
                return;
            }

            if (await RevalueAsync(ready.Store, _valuing!, stopping))
                _lookedAt = time.GetTimestamp();
        }
        catch (Exception fault) when (LiveStore.IsAway(fault))
        {
            NotNow(logger, fault.Message);
            _lookedAt = time.GetTimestamp();
        }
    }

    /// <returns>Whether the store knows of the policy now.</returns>
    private async Task<bool> TakeAsync(DeskState.Ready ready)
    {
        var valuing = new LineRevaluing(ready.Live);
        if ((valuing.Policy != _valuing?.Policy || !ReferenceEquals(ready.Store, _store)) && await ready.Store.BeginValuingAsync(valuing.Policy, time.GetUtcNow()) != Recorded.Yes)
            return false;
        (_live, _store, _valuing) = (ready.Live, ready.Store, valuing);
        return true;
    }

    /// <summary>Values all that is left, unless another policy counts.</summary>
    /// <returns>Whether it came to an end; else it is to be tried again.</returns>
    private async Task<bool> RevalueAsync(RecordStore store, LineRevaluing valuing, CancellationToken stopping)
    {
        if (await store.ReadValuationAsync(valuing.Policy.Model, stopping) is not { } counts || counts.PolicyStamp != valuing.Policy.Stamp)
            return true;
        var total = 0;
        while (await store.ReadStaleLinesAsync(valuing.Policy, LinesAtOnce, stopping) is { Count: > 0 } stale)
        {
            List<RevaluedLine> lines = [];
            List<StaleLine> dropped = [];
            foreach (var line in stale)
            {
                if (valuing.Of(line) is { } revalued)
                    lines.Add(revalued);
                else
                    dropped.Add(line);
            }

            var (recorded, changed) = await store.RevalueAsync(valuing.Policy, lines, dropped, time.GetUtcNow());
            if (recorded != Recorded.Yes)
                return false;

            // All were scored anew meanwhile, or another policy took effect: both are found at the next look.
            if (changed == 0)
                return true;
            total += changed;
            await Task.Delay(Pause, stopping);
        }

        if (total > 0 || counts.DoneAt is null)
        {
            if (await store.EndValuingAsync(valuing.Policy, time.GetUtcNow()) != Recorded.Yes)
                return false;
            Valued(logger, total, valuing.Policy.Version);
        }

        return true;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Lines} lines of the queue are valued anew by policy {Policy}")]
    private static partial void Valued(ILogger logger, int lines, int policy);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Lines of the queue are not valued anew now, for the store does not answer: {Fault}")]
    private static partial void NotNow(ILogger logger, string fault);
}
