using System.Collections.Concurrent;
using Predictor.Cases;
using Predictor.Models.Bundles;
using Predictor.Models.Comparisons;
using Predictor.Models.Registry;

namespace Predictor.Desk.Models;

/// <summary>Reads a <see cref="ModelView"/> from the models folder. Versions are immutable, so each manifest is read once for as long as its file stays the same.</summary>
public sealed class ModelReading(ModelRegistry registry, LiveModels models, IModelWatch watch)
{
    /// <summary>Versions in the list; those that answer or did stay on it.</summary>
    public const int MostVersions = 20;

    /// <summary>Comparisons in the order in which the gate takes them.</summary>
    private static readonly Verdict[] ByWeight = [Verdict.Worse, Verdict.Better, Verdict.NotWorse, Verdict.TooFew];

    private readonly ConcurrentDictionary<(string Name, int Version), (string Stamp, VersionSummary? Summary, string? Problem)> _known = new();

    /// <param name="name">Of a model that is there.</param>
    /// <param name="outcome">Asked for; the policy's value outcome where there is none of that name.</param>
    /// <param name="moment">"arrival" or "closure"; else the last at which the outcome is predicted.</param>
    /// <param name="zone">Of who looks.</param>
    public ModelView Read(string name, string? outcome, string? moment, TimeZoneInfo zone)
    {
        var answering = models.Find(name);
        var (live, problem) = Live(name);
        var champion = (live?.Champion ?? answering?.Model.Version) is { } version ? Summary(name, version).Summary : null;
        var tabs = champion?.Outcomes.Select(each => new OutcomeTab(each.Outcome, each.Moment)).ToArray() ?? [];
        var versions = registry.Versions(name);
        var listed = versions.Reverse().Index().Where(each => each.Index < MostVersions || State(live, each.Item) >= VersionState.Challenger).Select(each => Listed(name, each.Item, live)).ToArray();
        return new ModelView
        {
            Name = name,
            Names = registry.Names(),
            Live = live,
            Answering = answering,
            Problem = problem ?? models.Problem(name),
            Versions = listed,
            Older = versions.Count - listed.Length,
            Champion = champion,
            Tabs = tabs,
            Tab = Choose(tabs, outcome ?? answering?.Policy.ValueOutcome, moment),
            Beside = live is null ? null : Beside(name, live, versions),
            HasReport = champion is not null && File.Exists(registry.ReportPath(name, champion.Version)),
            Watched = watch.Find(name) is { } watched && watched.Version == (live?.Champion ?? answering?.Model.Version) ? watched : null,
            IsChecking = watch.IsChecking(name),
            Zone = zone,
        };
    }

    /// <summary>A version, or why it cannot be read.</summary>
    public (VersionSummary? Summary, string? Problem) Summary(string name, int version)
    {
        var manifest = new FileInfo(Path.Combine(registry.Folder, name, FormattableString.Invariant($"{version}"), "manifest.json"));
        var stamp = manifest.Exists ? FormattableString.Invariant($"{manifest.Length} {manifest.LastWriteTimeUtc.Ticks}") : "none";
        if (_known.TryGetValue((name, version), out var known) && known.Stamp == stamp)
            return (known.Summary, known.Problem);
        try
        {
            known = (stamp, registry.Summarise(name, version), null);
        }
        catch (BundleException fault)
        {
            known = (stamp, null, fault.Message);
        }

        _known[(name, version)] = known;
        return (known.Summary, known.Problem);
    }

    private (LiveVersions? Live, string? Problem) Live(string name)
    {
        try
        {
            return (registry.Live(name), null);
        }
        catch (BundleException fault)
        {
            return (null, fault.Message);
        }
    }

    private static OutcomeTab? Choose(OutcomeTab[] tabs, string? outcome, string? moment)
    {
        OutcomeTab[] named = [.. tabs.Where(tab => tab.Outcome.Name == outcome)];
        return named.FirstOrDefault(tab => moment is not null && (tab.Moment == Moment.Arrival ? "arrival" : "closure") == moment) ?? named.LastOrDefault() ?? tabs.LastOrDefault(tab => tab.Outcome == tabs[0].Outcome);
    }

    private ListedVersion Listed(string name, int version, LiveVersions? live)
    {
        var (summary, problem) = Summary(name, version);
        return new ListedVersion(version, summary, problem, State(live, version), live?.History.LastOrDefault(entry => entry.Version == version && entry.Act != PublicationAct.Withdraw)?.At);
    }

    private static VersionState State(LiveVersions? live, int version) =>
        live is null ? VersionState.Unpublished
        : live.Champion == version ? VersionState.Live
        : live.Challenger == version ? VersionState.Challenger
        : live.History.Any(entry => entry.Version == version && entry.Act is PublicationAct.Publish or PublicationAct.Rollback) ? VersionState.Earlier
        : VersionState.Unpublished;

    /// <summary>The challenger; else the newest version, where it is newer than the champion and never answered.</summary>
    private BesideChampion? Beside(string name, LiveVersions live, IReadOnlyList<int> versions)
    {
        var version = live.Challenger ?? (versions is [.., var newest] && newest > live.Champion && State(live, newest) == VersionState.Unpublished ? newest : null as int?);
        if (version is not { } beside)
            return null;
        var (summary, problem) = Summary(name, beside);
        var champion = Summary(name, live.Champion).Summary;
        var stored = new List<Comparison>();
        foreach (var path in registry.Comparisons(name, beside, live.Champion))
        {
            try
            {
                var comparison = ComparisonFile.Read(path);
                if (comparison.Challenger.ManifestSha256 == summary?.ManifestSha256 && comparison.Against?.ManifestSha256 == champion?.ManifestSha256)
                    stored.Add(comparison);
            }
            catch (BundleException fault)
            {
                problem ??= fault.Message;
            }
        }

        return new BesideChampion(beside, summary, problem, live.Challenger == beside, stored.OrderBy(each => Array.IndexOf(ByWeight, each.Overall())).FirstOrDefault(), stored.Count);
    }
}
