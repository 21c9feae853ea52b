using System.Data.Common;
using Microsoft.Extensions.Options;
using Predictor.Api.Settings;
using Predictor.Store;

namespace Predictor.Api.Recording;

/// <summary>
/// The store while it is open. One that does not answer at the start is tried again until it does, and the service scores meanwhile; one whose tables are not
/// this program's keeps the service from starting.
/// </summary>
internal sealed partial class LiveStore(IOptions<StoreSettings> settings, IHostEnvironment environment, TimeProvider time, ILogger<LiveStore> logger) : IHostedService, IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _stopping = new();
    private readonly Lock _gate = new();
    private Task<bool>? _first;
    private Task _opening = Task.CompletedTask;
    private Task? _ending;
    private volatile RecordStore? _current;

    /// <summary>Null while it is not open.</summary>
    public RecordStore? Current => _current;

    /// <summary>Whether the settings name a store at all.</summary>
    public bool IsKept => settings.Value.IsKept;

    /// <summary>Whether a fault is one of the store, or of the way to it; that a request cannot be read is none, though it is an <see cref="IOException"/> too.</summary>
    public static bool IsAway(Exception fault) =>
        fault is DbException or (IOException and not BadHttpRequestException) or UnauthorizedAccessException or TimeoutException or System.Net.Sockets.SocketException;

    /// <summary>Opens it in the background, ahead of <see cref="StartAsync"/>, which waits for what comes of it.</summary>
    public void Begin()
    {
        if (IsKept)
            _first = Task.Run(() => TryOpenAsync(_stopping.Token));
    }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!IsKept)
            return;
        _first ??= TryOpenAsync(cancellationToken);
        if (!await _first.WaitAsync(cancellationToken))
            _opening = Task.Run(KeepTryingAsync, CancellationToken.None);
    }

    /// <summary>After the last request: commits what waits. Once, whoever asks and however often.</summary>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return _ending ??= EndAsync();
        }
    }

    public async ValueTask DisposeAsync() => await StopAsync(CancellationToken.None);

    private async Task EndAsync()
    {
        await _stopping.CancelAsync();

        // What kept it from opening was said where the start waited for it.
        if (_first is { } first)
            await Task.WhenAny(first);
        await _opening;
        if (_current is { } store)
            await store.DisposeAsync();
        _stopping.Dispose();
    }

    private async Task KeepTryingAsync()
    {
        try
        {
            do
            {
                await Task.Delay(Pause, time, _stopping.Token);
            }
            while (!await TryOpenAsync(_stopping.Token));
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // The service stops before the store has come.
        }
    }

    /// <exception cref="SettingsException">No database is named, or its tables are not this program's.</exception>
    private async Task<bool> TryOpenAsync(CancellationToken cancellation)
    {
        try
        {
            var store = await RecordStore.OpenAsync(settings.Value.In(environment.ContentRootPath), time, fault => NotWritten(logger, fault.Message), cancellation);
            _current = store;
            Opened(logger, store.Name);
            return true;
        }
        catch (StoreException mistake)
        {
            throw new SettingsException($"Store:Connection: {mistake.Message}", mistake);
        }
        catch (Exception fault) when (IsAway(fault))
        {
            NotOpen(logger, fault.Message);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The store is {Name}")]
    private static partial void Opened(ILogger logger, string name);

    [LoggerMessage(Level = LogLevel.Error, Message = "The store cannot be opened, scores are answered without it and it is tried again: {Fault}")]
    private static partial void NotOpen(ILogger logger, string fault);

    [LoggerMessage(Level = LogLevel.Error, Message = "The store did not take what was to be recorded; it was answered as not recorded: {Fault}")]
    private static partial void NotWritten(ILogger logger, string fault);
}
