using System.Diagnostics.Metrics;
using Predictor.Api.Metering;

namespace Predictor.Api.Keys;

/// <summary>
/// Tells of keys of the store that end soon, while there is time to make others: once a day in the log from two weeks before, or from the last quarter of a key
/// that was made for less than eight; and at any time in the metrics. A key that has ended is not told of: it tells its caller.
/// </summary>
internal sealed partial class KeyExpiry : BackgroundService
{
    private const double LastPart = 0.25;

    private static readonly TimeSpan Ahead = TimeSpan.FromDays(14);
    private static readonly TimeSpan Look = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Again = TimeSpan.FromDays(1);

    private readonly Dictionary<string, DateTimeOffset> _told = [];
    private readonly Meter _meter;
    private readonly StoredKeys _keys;
    private readonly TimeProvider _time;
    private readonly ILogger<KeyExpiry> _logger;

    public KeyExpiry(StoredKeys keys, IMeterFactory meters, TimeProvider time, ILogger<KeyExpiry> logger)
    {
        (_keys, _time, _logger) = (keys, time, logger);
        _meter = meters.Create(ServiceMeter.Name);
        _meter.CreateObservableGauge("next_key_ends_in_seconds", Left, "s", "Until the first key of the store ends of those that open something; infinite where none does.");
    }

    public override void Dispose()
    {
        _meter.Dispose();
        base.Dispose();
    }

    /// <summary>Tells of those that have not been told of for a day.</summary>
    internal void Tell()
    {
        var now = _time.GetUtcNow();
        foreach (var (key, expiresAt) in Ending(now))
        {
            var ahead = key.MadeAt is { } madeAt && (expiresAt - madeAt) * LastPart is var part && part < Ahead ? part : Ahead;
            if (expiresAt - now > ahead || (_told.TryGetValue(key.Caller.Id, out var told) && now - told < Again))
                continue;
            _told[key.Caller.Id] = now;
            EndsSoon(_logger, key.Caller.Id, expiresAt.ToString("u"));
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Look, _time);
        try
        {
            do
            {
                Tell();
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The service stops.
        }
    }

    private IEnumerable<(ApiKey Key, DateTimeOffset ExpiresAt)> Ending(DateTimeOffset now)
    {
        foreach (var key in _keys.All)
        {
            if (key.ExpiresAt is { } expiresAt && key.Problem(now) is null)
                yield return (key, expiresAt);
        }
    }

    /// <summary>One value, and not one a key: what reads meters goes on telling the last value of a key that is gone.</summary>
    private double Left()
    {
        var now = _time.GetUtcNow();
        return Ending(now).Select(each => (each.ExpiresAt - now).TotalSeconds).DefaultIfEmpty(double.PositiveInfinity).Min();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The key {Id} ends at {ExpiresAt}: make another and give it to its caller before")]
    private static partial void EndsSoon(ILogger logger, string id, string expiresAt);
}
