using Microsoft.Extensions.Options;
using Predictor.Api.Recording;
using Predictor.Desk;
using Predictor.Store.Keeping;
using Predictor.Store.Writing;

namespace Predictor.Api.Keeping;

/// <summary>Takes out what is older than the settings keep, and ends the desk's lines that have no score for long: a while after the start, then every hour.</summary>
internal sealed partial class OldRows(LiveStore live, IOptions<KeepingSettings> settings, IOptions<DeskOptions> desk, TimeProvider time, ILogger<OldRows> logger) : BackgroundService
{
    private static readonly TimeSpan First = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    /// <summary>Between two groups, so that what is recorded meanwhile goes first.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!live.IsKept)
            return;
        try
        {
            await Task.Delay(First, time, stoppingToken);
            while (true)
            {
                await SweepAsync(stoppingToken);
                await Task.Delay(Every, time, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The service stops, or does not start after all.
        }
    }

    /// <summary>Once through all that is kept.</summary>
    public async Task SweepAsync(CancellationToken stopping)
    {
        await ExpireAsync(stopping);
        var keep = settings.Value;
        foreach (var (what, days) in ((KeptFor, int)[])
            [(KeptFor.Interactions, keep.Interactions), (KeptFor.Predictions, keep.Predictions), (KeptFor.PlatformEvents, keep.PlatformEvents), (KeptFor.Audit, keep.Audit)])
        {
            var before = time.GetUtcNow().AddDays(-days);
            while (days > 0 && live.Current is { } store)
            {
                var (recorded, isMore) = await store.EraseOldAsync(what, before);
                if (recorded == Recorded.Yes && isMore)
                    Erased(logger, what, days);
                if (recorded != Recorded.Yes || !isMore)
                    break;
                await Task.Delay(Pause, time, stopping);
            }
        }
    }

    private async Task ExpireAsync(CancellationToken stopping)
    {
        var now = time.GetUtcNow();
        while (live.Current is { } store && await store.ExpireLinesAsync(now.AddDays(-desk.Value.ExpireDays), now) is (Recorded.Yes, true))
            await Task.Delay(Pause, time, stopping);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{What} older than {Days} days were taken out of the store")]
    private static partial void Erased(ILogger logger, KeptFor what, int days);
}
