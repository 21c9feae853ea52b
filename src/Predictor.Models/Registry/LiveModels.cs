using System.Collections.Immutable;
using Predictor.Models.Bundles;

namespace Predictor.Models.Registry;

/// <summary>
/// Keeps each name's live model in memory and follows live.json and policy.json by watching and by polling, within a second.
/// A version that cannot be read is refused, reported, and the old one stays.
/// </summary>
public sealed class LiveModels : IDisposable
{
    /// <summary>How often files are looked at even if the system reports no change (network folders report none).</summary>
    public static readonly TimeSpan PollingInterval = TimeSpan.FromMilliseconds(500);

    private readonly ModelRegistry _registry;
    private readonly Action<string> _report;
    private readonly Action<string>? _announce;
    private readonly Lock _gate = new();
    private readonly ITimer _timer;
    private readonly FileSystemWatcher? _watcher;
    private volatile ImmutableSortedDictionary<string, LiveEntry> _entries = ImmutableSortedDictionary.Create<string, LiveEntry>(StringComparer.Ordinal);
    private bool _disposed;

    /// <summary>Loads all live models before it returns; what is refused is reported and asked for by <see cref="Problem"/>.</summary>
    /// <param name="registry">The models folder; it may be empty, or not there yet.</param>
    /// <param name="time">Of the polling.</param>
    /// <param name="report">Told once of each problem, in one line; from any thread, one at a time.</param>
    /// <param name="announce">Told of each version and policy that starts to answer, likewise.</param>
    public LiveModels(ModelRegistry registry, TimeProvider time, Action<string> report, Action<string>? announce = null)
        : this(registry, time, report, announce, watch: true)
    {
    }

    internal LiveModels(ModelRegistry registry, TimeProvider time, Action<string> report, Action<string>? announce, bool watch)
    {
        ArgumentNullException.ThrowIfNull(registry);
        ArgumentNullException.ThrowIfNull(time);
        _registry = registry;
        _report = report;
        _announce = announce;
        Refresh();
        _watcher = watch ? Watch(registry.Folder) : null;
        _timer = time.CreateTimer(_ => Refresh(), null, PollingInterval, PollingInterval);
    }

    /// <summary>Names that answer now, in ordinal order.</summary>
    public IReadOnlyList<string> Names => [.. _entries.Where(entry => entry.Value.Live is not null).Select(entry => entry.Key)];

    /// <summary>Null while nothing is live under the name.</summary>
    public LiveModel? Find(string name) => _entries.TryGetValue(name, out var entry) ? entry.Live : null;

    /// <summary>Why a name's newest live version is not the one answering; null when all is well.</summary>
    public string? Problem(string name) => _entries.TryGetValue(name, out var entry) ? entry.Problem : null;

    public void Dispose()
    {
        lock (_gate)
        {
            if (_disposed)
            {
                return;
            }

            _disposed = true;
        }

        _watcher?.Dispose();
        _timer.Dispose();
    }

    /// <summary>Looks at every name now. One at a time; a request meanwhile is answered by what was there before.</summary>
    internal void Refresh()
    {
        lock (_gate)
        {
            if (_disposed)
            {
                return;
            }

            foreach (var name in _registry.Names().Union(_entries.Keys, StringComparer.Ordinal))
            {
                Refresh(name);
            }
        }
    }

    private void Refresh(string name)
    {
        var old = _entries.GetValueOrDefault(name) ?? LiveEntry.Nothing;
        string? seen = null;
        LiveEntry entry;
        try
        {
            seen = LiveFingerprint.Of(_registry, name);
            if (seen == old.Seen)
            {
                return;
            }

            entry = Load(name, old, seen);
        }
        catch (Exception e) when (e is BundleException or IOException or UnauthorizedAccessException)
        {
            // What is wrong with the files stays wrong until they change; what the system refused may go well at the next look.
            var isLasting = e is BundleException { InnerException: not (IOException or UnauthorizedAccessException) };
            entry = old with { Problem = e.Message, Seen = isLasting ? seen : null };
            if (old.Live is null or { IsStopgap: true })
            {
                entry = entry with { Live = Stopgap.Find(_registry, name) ?? old.Live };
            }
        }

        _entries = _entries.SetItem(name, entry);
        if (entry.Problem is not null && entry.Problem != old.Problem)
        {
            _report($"{name}: refused, {Still(entry.Live)}: {entry.Problem}");
        }

        if (entry.Live is { IsStopgap: false } live && !ReferenceEquals(live, old.Live))
        {
            _announce?.Invoke($"{name}: version {live.Model.Version} answers, with policy {live.Policy.Version}");
        }
    }

    private LiveEntry Load(string name, LiveEntry old, string seen)
    {
        if (_registry.Live(name) is not { } versions)
        {
            // A service that answers does not stop because a file vanished; it says so, and does not start with it again.
            var problem = old.Live is null ? null : $"{_registry.LivePath(name)} is gone";
            return old with { Problem = problem, Seen = seen };
        }

        // A version is immutable, but a changed folder is read again: a byte that flipped under a running service should be known.
        var model = _registry.ReadVersion(name, versions.Champion);
        var policy = _registry.ReadPolicy(model);
        var live = LiveModel.Of(model, policy);
        try
        {
            var challenger = versions.Challenger is { } version ? LiveModel.Of(_registry.ReadVersion(name, version), policy) : null;
            return new LiveEntry(live with { Challenger = challenger }, null, seen);
        }
        catch (BundleException e)
        {
            // The champion answers all the same.
            return new LiveEntry(live, $"challenger {versions.Challenger} does not score in the shadow: {e.Message}", seen);
        }
    }

    private static string Still(LiveModel? live) => live switch
    {
        null => "nothing answers",
        { IsStopgap: true } => $"version {live.Model.Version} with policy {live.Policy.Version} stands in ({string.Join(", ", live.Shortfalls.Where(each => each.At is null).Select(each => each.Cause))})",
        _ => $"version {live.Model.Version} with policy {live.Policy.Version} still answers",
    };

    private FileSystemWatcher? Watch(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return null;
        }

        var watcher = new FileSystemWatcher(folder) { IncludeSubdirectories = true };
        try
        {
            watcher.Filters.Add(LiveFile.Name);
            watcher.Filters.Add(Path.GetFileName(_registry.PolicyPath("any")));
            watcher.Changed += (_, _) => Refresh();
            watcher.Created += (_, _) => Refresh();
            watcher.Renamed += (_, _) => Refresh();
            watcher.EnableRaisingEvents = true;
            return watcher;
        }
        catch (IOException e)
        {
            // The system's limit of watches: polling alone keeps the promise of a second.
            watcher.Dispose();
            _report($"{folder}: not watched, only polled: {e.Message}");
            return null;
        }
    }
}
