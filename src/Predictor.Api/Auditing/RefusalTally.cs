using Predictor.Api.Keys;
using Predictor.Api.Recording;
using Predictor.Store.Access;
using Predictor.Store.Writing;

namespace Predictor.Api.Auditing;

/// <summary>
/// Refusals for the audit, one entry a minute for each caller, route and status, with how many there were: whoever is refused a thousand times a second fills no
/// table with it. While the store is away they are counted on.
/// </summary>
internal sealed class RefusalTally(LiveStore live, TimeProvider time) : BackgroundService
{
    /// <summary>Told apart at most; the others of a minute are counted together.</summary>
    private const int MostKinds = 1_000;

    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);
    private static readonly Caller Others = new("others", "", "");

    private readonly Lock _gate = new();
    private Dictionary<(Caller Caller, string Action, int Status), (DateTimeOffset Since, long Count)> _refusals = [];

    public void Add(Caller caller, string action, int status) => Add((caller, action, status), (time.GetUtcNow(), 1));

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await KeepAsync();
    }

    /// <summary>Puts into the audit what was refused since the last time.</summary>
    internal async Task KeepAsync()
    {
        if (live.Current is not { } store)
            return;
        Dictionary<(Caller Caller, string Action, int Status), (DateTimeOffset Since, long Count)> taken;
        lock (_gate)
        {
            (taken, _refusals) = (_refusals, []);
        }

        if (taken.Count == 0)
            return;
        var recorded = Recorded.Unavailable;
        try
        {
            recorded = await store.RecordAsync(taken.Select(each => new AuditEntry
            {
                At = each.Value.Since,
                ByKind = each.Key.Caller.Kind,
                ById = each.Key.Caller.Id,
                ByName = each.Key.Caller.Name,
                Action = each.Key.Action,
                Status = each.Key.Status,
                Count = each.Value.Count,
            }));
        }
        catch (Exception fault) when (LiveStore.IsAway(fault))
        {
            // Counted on, as when it is not recorded.
        }

        if (recorded == Recorded.Yes)
            return;
        foreach (var (refused, tally) in taken)
        {
            Add(refused, tally);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await KeepAsync();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The service stops.
        }
    }

    private void Add((Caller Caller, string Action, int Status) refused, (DateTimeOffset Since, long Count) tally)
    {
        lock (_gate)
        {
            if (_refusals.Count >= MostKinds && !_refusals.ContainsKey(refused))
                refused = (Others, "", refused.Status);
            _refusals[refused] = _refusals.TryGetValue(refused, out var before)
                ? (before.Since < tally.Since ? before.Since : tally.Since, before.Count + tally.Count)
                : tally;
        }
    }
}
