using System.Collections.Frozen;
using Predictor.Api.Keys;
using Predictor.Api.Pages;
using Predictor.Api.Recording;
using Predictor.Desk.Access;
using Predictor.Store.Access;

namespace Predictor.Api.Users;

/// <summary>
/// The store's users, in memory, so that no page waits for the database to know who asks: read anew as often as keys are, on every instance. While the store does
/// not answer, sessions of those known last go on.
/// </summary>
internal sealed partial class StoredUsers(LiveStore live, IHostEnvironment environment, TimeProvider time, ILogger<StoredUsers> logger) : BackgroundService, IDeskPeople
{
    private readonly SemaphoreSlim _oneReader = new(1);
    private volatile FrozenDictionary<string, KnownUser>? _current;
    private volatile IReadOnlyList<DeskUser> _people = environment.IsDevelopment() ? [DeskCallers.You] : [];
    private bool _isAway;

    public IReadOnlyList<DeskUser> All => _people;

    /// <summary>Whether the store has been read once: until then nobody knows whom it holds.</summary>
    public bool AreKnown => _current is not null;

    /// <summary>Whether anybody may sign in.</summary>
    public bool Any => _current is { Count: > 0 };

    /// <summary>Null where there is none of the name who may come in.</summary>
    public KnownUser? Find(string name) => _current?.GetValueOrDefault(name);

    /// <summary>Before the service listens.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await ReadAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    /// <summary>Reads them now: what this instance changed, it knows at once.</summary>
    public async Task ReadAsync(CancellationToken cancellation)
    {
        if (live.Current is not { } store)
            return;
        await _oneReader.WaitAsync(cancellation);
        try
        {
            Keep(await store.ReadUsersAsync(cancellation));
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

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!live.IsKept)
            return;
        using var timer = new PeriodicTimer(StoredKeys.Interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await ReadAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The service stops.
        }
    }

    private void Keep(IReadOnlyList<UserRecord> users)
    {
        _current = users.Where(user => user.DisabledAt is null).Select(user => new KnownUser(user)).ToFrozenDictionary(known => known.User.Name, StringComparer.Ordinal);
        _people =
        [
            .. environment.IsDevelopment() ? (ReadOnlySpan<DeskUser>)[DeskCallers.You] : [],
            .. _current.Values.Select(known => known.User).OrderBy(user => user.DisplayName, StringComparer.OrdinalIgnoreCase).ThenBy(user => user.Name, StringComparer.Ordinal),
        ];
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The store's users cannot be read; sessions of those known last go on: {Fault}")]
    private static partial void Away(ILogger logger, string fault);

    [LoggerMessage(Level = LogLevel.Information, Message = "The store's users are read again")]
    private static partial void Back(ILogger logger);
}
