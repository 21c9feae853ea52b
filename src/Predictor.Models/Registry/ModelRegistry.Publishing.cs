using Predictor.Models.Bundles;

namespace Predictor.Models.Registry;

/// <summary>Which version answers: every change reads the version whole first, then replaces live.json in one step and adds to its history.</summary>
public sealed partial class ModelRegistry
{
    /// <summary>What the gate says to a version now, without publishing it.</summary>
    /// <exception cref="BundleException">No such version, one that is refused, or a live.json that cannot be used.</exception>
    public GateFinding AskGate(string name, int version)
    {
        ReadVersion(name, version);
        return new Gate(this, name).Ask(version, Live(name));
    }

    /// <summary>Makes a version the champion. One that scored in the shadow no longer does.</summary>
    /// <exception cref="BundleException">No such version, one that is refused, or one to which the gate is closed; live.json stays as it was.</exception>
    public LiveVersions Publish(string name, int version, DateTimeOffset at, string reason, PublishingGate gate, string? by = null)
    {
        ReadVersion(name, version);
        return Change(name, old =>
        {
            var finding = new Gate(this, name).Ask(version, old);
            if (!finding.IsOpen && gate != PublishingGate.Forced)
            {
                throw new BundleException($"{name} version {version} is not published: {finding.Words}");
            }

            var entry = new Publication(version, at.ToUniversalTime(), reason)
            {
                Act = PublicationAct.Publish,
                By = by,
                Forced = !finding.IsOpen,
                Finding = finding.Words,
                Comparison = finding.Comparison,
            };
            return new LiveVersions(version, old?.Challenger == version ? null : old?.Challenger, [.. old?.History ?? [], entry]);
        });
    }

    /// <summary>Lets a version score in the shadow; the champion stays.</summary>
    /// <exception cref="BundleException">No such version, one that is refused, the champion itself, or nothing published yet.</exception>
    public LiveVersions Challenge(string name, int version, DateTimeOffset at, string reason, string? by = null)
    {
        ReadVersion(name, version);
        return Change(name, old =>
        {
            var live = Published(name, old);
            if (live.Champion == version)
            {
                throw new BundleException($"{name} version {version} is the champion; a challenger is another version.");
            }

            return live with { Challenger = version, History = [.. live.History, new Publication(version, at.ToUniversalTime(), reason) { Act = PublicationAct.Challenge, By = by }] };
        });
    }

    /// <summary>Takes the challenger away; the champion stays.</summary>
    /// <exception cref="BundleException">Nothing published, or no challenger.</exception>
    public LiveVersions Withdraw(string name, DateTimeOffset at, string reason, string? by = null) => Change(name, old =>
    {
        var live = Published(name, old);
        var challenger = live.Challenger ?? throw new BundleException($"{name} has no challenger.");
        return live with { Challenger = null, History = [.. live.History, new Publication(challenger, at.ToUniversalTime(), reason) { Act = PublicationAct.Withdraw, By = by }] };
    });

    /// <summary>Makes a champion of before the champion again, see <see cref="LiveVersions.Line"/>; no comparison is asked for.</summary>
    /// <param name="name">The model.</param>
    /// <param name="to">Which one; null: the one before the present.</param>
    /// <param name="at">When.</param>
    /// <param name="reason">Kept in the history.</param>
    /// <param name="by">Who, for people; null: the command line does not know.</param>
    /// <exception cref="BundleException">Nothing to go back to, a version that the line does not hold, or one that is refused; live.json stays as it was.</exception>
    public LiveVersions Rollback(string name, int? to, DateTimeOffset at, string reason, string? by = null) => Change(name, old =>
    {
        var live = Published(name, old);
        var before = live.Line().SkipLast(1).ToArray();
        if (before.Length == 0)
        {
            throw new BundleException($"{name} cannot be rolled back: version {live.Champion} is the first that answers.");
        }

        var version = to ?? before[^1];
        if (version == live.Champion || !before.Contains(version))
        {
            throw new BundleException(
                $"{name} cannot be rolled back to version {version}: champions before version {live.Champion} were {string.Join(", ", before.Distinct())}. Any other version is published.");
        }

        ReadVersion(name, version);
        var entry = new Publication(version, at.ToUniversalTime(), reason) { Act = PublicationAct.Rollback, By = by };
        return new LiveVersions(version, live.Challenger == version ? null : live.Challenger, [.. live.History, entry]);
    });

    private LiveVersions Change(string name, Func<LiveVersions?, LiveVersions> change)
    {
        var own = FolderOf(name);
        if (!Directory.Exists(own))
        {
            throw new BundleException($"No model {name} in {folder}.");
        }

        using (FolderLock.Take(own))
        {
            var live = change(Live(name));
            LiveFile.Write(own, live);
            return live;
        }
    }

    private static LiveVersions Published(string name, LiveVersions? live) =>
        live ?? throw new BundleException($"Nothing is published under {name}.");
}
