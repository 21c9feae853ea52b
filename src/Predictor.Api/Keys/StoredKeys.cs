using Predictor.Api.Recording;
using Predictor.Store.Access;
using Predictor.Store.Writing;

namespace Predictor.Api.Keys;

/// <summary>
/// The store's keys, in memory, so that no request waits for the database: read anew twice a second, on every instance. While the store does not answer,
/// the keys that were known last go on opening, and expiring. When each was used last goes to the store once a minute, if it was.
/// </summary>
internal sealed partial class StoredKeys(LiveStore live, TimeProvider time, ILogger<StoredKeys> logger) : BackgroundService
{
    /// <summary>How old what is known of the keys may be, with a store that answers.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    private static readonly TimeSpan UseInterval = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _oneReader = new(1);
    private readonly Dictionary<string, long> _usesKept = [];
    private DateTimeOffset _usesKeptAt = time.GetUtcNow();
    private volatile KeySnapshot? _current;
    private bool _isAway;

    /// <summary>Whether the store has been read once: until then nobody knows what keys it holds.</summary>
    public bool AreKnown => _current is not null || !live.IsKept;

    /// <summary>Whether any key of the store opens something now.</summary>
    public bool AnyOpens => _current?.Keys.Any(key => key.Problem(time.GetUtcNow()) is null) ?? false;

    /// <summary>As they were read last, revoked and expired ones among them.</summary>
    public IReadOnlyCollection<ApiKey> All => _current?.Keys ?? [];

    /// <summary>Null where there is none of the id.</summary>
    public ApiKey? Find(ReadOnlySpan<char> id) => _current?.Find(id);

    /// <summary>Before the service listens, so that the first request finds the keys there are.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await ReadAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    /// <summary>Keeps the last uses while the store is still open.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await KeepUsesAsync();
    }

    /// <summary>Reads them now: what this instance changed, it knows at once.</summary>
    public async Task ReadAsync(CancellationToken cancellation)
    {
        if (live.Current is not { } store)
            return;
        await _oneReader.WaitAsync(cancellation);
        try
        {
            var kept = await store.ReadKeysAsync(cancellation);
            _current = new KeySnapshot(kept.Select(key => Known(key) ?? new ApiKey(key)));
            if (_isAway)
                Back(logger);
            _isAway = false;
        }
        catch (Exception fault) when (LiveStore.IsAway(fault))
        {
            if (!_isAway)
                Away(logger, fault.Message);
            _isAway = true;
        }
        finally
        {
            _oneReader.Release();
        }
    }

    /// <summary>What the store does not take now is kept a minute later.</summary>
    internal async Task KeepUsesAsync()
    {
        _usesKeptAt = time.GetUtcNow();
        var uses = (_current?.Keys ?? []).Where(key => key.UsedAt > _usesKept.GetValueOrDefault(key.Caller.Id)).Select(key => (key.Caller.Id, key.UsedAt)).ToArray();
        if (uses.Length == 0 || live.Current is not { } store)
            return;
        try
        {
            var recorded = await store.RecordUseAsync(uses.Select(use => KeyValuePair.Create(use.Id, DateTimeOffset.FromUnixTimeSeconds(use.UsedAt))));
            if (recorded != Recorded.Yes)
                return;
        }
        catch (Exception fault) when (LiveStore.IsAway(fault))
        {
            UsesNotKept(logger, fault.Message);
            return;
        }

        foreach (var (id, usedAt) in uses)
        {
            _usesKept[id] = usedAt;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await ReadAsync(stoppingToken);
                if (time.GetUtcNow() - _usesKeptAt >= UseInterval)
                    await KeepUsesAsync();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The service stops.
        }
    }

    /// <summary>The key as it is known, with its uses, unless it was changed.</summary>
    private ApiKey? Known(KeyRecord kept) => _current?.Find(kept.Id) is { } known && known.IsStill(kept) ? known : null;

    [LoggerMessage(Level = LogLevel.Error, Message = "The store's keys cannot be read; those known last go on opening: {Fault}")]
    private static partial void Away(ILogger logger, string fault);

    [LoggerMessage(Level = LogLevel.Warning, Message = "When keys were used last cannot be kept now: {Fault}")]
    private static partial void UsesNotKept(ILogger logger, string fault);

    [LoggerMessage(Level = LogLevel.Information, Message = "The store's keys are read again")]
    private static partial void Back(ILogger logger);
}
