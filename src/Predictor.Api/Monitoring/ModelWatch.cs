using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using Predictor.Api.Recording;
using Predictor.Cases;
using Predictor.Desk.Models;
using Predictor.Desk.Queue;
using Predictor.Desk.Words;
using Predictor.Models.Bundles;
using Predictor.Models.Monitoring;
using Predictor.Models.Registry;
using Predictor.Store;
using Predictor.Store.History;
using Predictor.Store.History.Stored;

namespace Predictor.Api.Monitoring;

/// <summary>
/// Holds each live model against the store, as the command <c>drift</c> does: in the background, one after the other, on one thread, a while after the start, when another version goes live, daily,
/// and when somebody asks. What it found stays in memory, with when.
/// </summary>
internal sealed partial class ModelWatch(
    IDesk desk, LiveModels models, ModelRegistry registry, IOptions<WatchSettings> settings, TimeProvider time, ILogger<ModelWatch> logger) : BackgroundService, IModelWatch
{
    private const long Day = 86_400;
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    /// <summary>After the start: what is asked first of a service is no check of its models.</summary>
    private static readonly TimeSpan First = TimeSpan.FromSeconds(20);

    /// <summary>After one that could not be made.</summary>
    private static readonly TimeSpan Again = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<string, WatchedModel> _found = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _asked = new(StringComparer.Ordinal);
    private readonly DateTimeOffset _started = time.GetUtcNow();
    private volatile string? _running;

    public WatchedModel? Find(string name) => _found.GetValueOrDefault(name);

    public bool IsChecking(string name) => _running == name || _asked.ContainsKey(name);

    public void Ask(string name) => _asked[name] = true;

    /// <summary>One model, now.</summary>
    public async Task CheckAsync(string name, CancellationToken cancellation)
    {
        if (models.Find(name) is not { } live || desk.State is not DeskState.Ready ready)
            return;
        _running = name;
        try
        {
            _found[name] = await FoundAsync(live, ready.Store, cancellation);
        }
        finally
        {
            _running = null;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Look, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                foreach (var name in models.Names.Where(IsDue))
                {
                    await CheckAsync(name, stoppingToken);
                    _asked.TryRemove(name, out _);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The service stops.
        }
    }

    private bool IsDue(string name)
    {
        if (desk.State is not DeskState.Ready)
            return false;
        if (_asked.ContainsKey(name))
            return true;
        var now = time.GetUtcNow();
        return settings.Value.Hours > 0 && now - _started >= First
            && (!_found.TryGetValue(name, out var found) || found.Version != models.Find(name)?.Model.Version || now - found.AsOf >= (found.Problem is null ? TimeSpan.FromHours(settings.Value.Hours) : Again));
    }

    private async Task<WatchedModel> FoundAsync(LiveModel live, RecordStore store, CancellationToken cancellation)
    {
        var (now, keep) = (time.GetUtcNow(), settings.Value);
        var found = new WatchedModel { Version = live.Model.Version, AsOf = now, Days = keep.Days, MatureDays = keep.MatureDays };
        try
        {
            // A stopgap has no trees of its own, or is not the version that should answer.
            if (live.IsStopgap)
                return found with { Problem = DeskText.Of("watch.stopgap") };
            var (model, recent) = (live.Model, now.AddDays(-keep.Days));
            var schema = model.Schema with { ObservedUntil = now.AddDays(-keep.DelayDays) };
            var window = new StoredWindow(now.ToUnixTimeSeconds() - (Math.Max(keep.Days, keep.MatureDays) * Day), keep.MostCases);
            var cases = await store.ReadScoredCasesAsync(
                schema, model.FeaturesSql ?? StandardFeatures.Sql, new RecordedRows(model.Name, version => Layout(model, version), Fills: false), window, cancellation);
            var outcomes = await Task.Run(() => new ModelWatching(model, cases.Table, recent).Watch(cancellation), cancellation);
            var shadow = live.Challenger is { } challenger ? await store.CountShadowsAsync(model.Name, challenger.Model.Version, cancellation) : 0;
            Checked(logger, model.Name, model.Version, cases.Table.Rows, outcomes.Max(outcome => outcome.Standing));
            return found with { Outcomes = outcomes, Shadows = shadow };
        }
        catch (DataException fault)
        {
            return found with { Problem = fault.Message };
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // The background task's own boundary: a fault in what the page shows must not take the scoring service down with it.
            Broke(logger, live.Model.Name, fault);
            return found with { Problem = LiveStore.IsAway(fault) ? DeskText.Of("queue.away") : DeskText.Of("watch.broke") };
        }
    }

    /// <summary>Null where the version is not among the models any more.</summary>
    private CaseEncoder? Layout(Model live, int version)
    {
        if (version == live.Version)
            return live.Encoder;
        try
        {
            return registry.Versions(live.Name).Contains(version) ? registry.Open(FormattableString.Invariant($"{live.Name}@{version}")).Encoder : null;
        }
        catch (BundleException)
        {
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Model} version {Version} was held against {Rows} recorded moments: {Standing}")]
    private static partial void Checked(ILogger logger, string model, int version, int rows, Standing standing);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Model} could not be held against what is recorded")]
    private static partial void Broke(ILogger logger, string model, Exception fault);
}
