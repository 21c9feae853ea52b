using Predictor.Models.Bundles;
using Predictor.Models.Policies;

namespace Predictor.Models.Registry;

/// <summary>Versions that were asked for by number, read when first asked for; the few that were asked for last stay in memory. Shared by threads.</summary>
public sealed class VersionCache(ModelRegistry registry, int capacity = VersionCache.DefaultCapacity)
{
    public const int DefaultCapacity = 4;

    private readonly Lock _gate = new();

    /// <summary>Asked for last first.</summary>
    private readonly LinkedList<Entry> _entries = new();

    /// <summary>A version under the name's policy as it stands.</summary>
    /// <param name="name">The model.</param>
    /// <param name="version">Published or not.</param>
    /// <param name="live">What answers for the name now, or null: its policy is used, and it itself where it is that version.</param>
    /// <returns>Null where there is no such version.</returns>
    /// <exception cref="BundleException">It, or the policy, cannot be used.</exception>
    public LiveModel? Find(string name, int version, LiveModel? live)
    {
        if (live is { IsStopgap: false } && live.Model.Version == version)
        {
            return live;
        }

        if (!Directory.Exists(registry.PathTo(name, version)))
        {
            return null;
        }

        var entry = Take(name, version);
        try
        {
            return entry.Under(live?.Policy ?? registry.ReadPolicy(entry.Model.Value));
        }
        catch
        {
            // What cannot be read now may be mended when it is asked for again.
            lock (_gate)
            {
                _entries.Remove(entry);
            }

            throw;
        }
    }

    private Entry Take(string name, int version)
    {
        lock (_gate)
        {
            var entry = _entries.FirstOrDefault(each => each.Name == name && each.Version == version);
            if (entry is null)
            {
                entry = new Entry(name, version, new Lazy<Model>(() => registry.ReadVersion(name, version)));
            }
            else
            {
                _entries.Remove(entry);
            }

            _entries.AddFirst(entry);
            if (_entries.Count > capacity)
            {
                _entries.RemoveLast();
            }

            return entry;
        }
    }

    private sealed class Entry(string name, int version, Lazy<Model> model)
    {
        private volatile LiveModel? _last;

        public string Name => name;

        public int Version => version;

        public Lazy<Model> Model => model;

        public LiveModel Under(Policy policy)
        {
            var last = _last;
            if (last is null || !ReferenceEquals(last.Policy, policy))
            {
                _last = last = LiveModel.Of(model.Value, policy);
            }

            return last;
        }
    }
}
