using Predictor.Cases;
using Predictor.Models.Bundles;
using Predictor.Models.Comparisons;

namespace Predictor.Models.Registry;

/// <summary>
/// Stands between a version and those who ask the service. It opens to a version of which a stored comparison with the present champion, on cases that
/// neither learned from, says better or not worse for every outcome and moment that both predict, while no other such comparison says worse of any:
/// data are not looked for until some are kind. Comparisons count that name both manifests as they are now.
/// </summary>
internal sealed class Gate(ModelRegistry registry, string name)
{
    public GateFinding Ask(int version, LiveVersions? live)
    {
        if (live is null)
        {
            return new GateFinding(true, "nothing was published before.", null);
        }

        if (live.Champion == version)
        {
            return new GateFinding(true, "it is the champion already.", null);
        }

        try
        {
            return Judge(version, live.Champion);
        }
        catch (BundleException e)
        {
            return new GateFinding(false, e.Message, null);
        }
    }

    private GateFinding Judge(int version, int champion)
    {
        var needed = Shared(version, champion);
        var stored = new List<(string File, Comparison Comparison)>();
        var passedOver = new List<string>();
        foreach (var path in registry.Comparisons(name, version, champion))
        {
            var comparison = ComparisonFile.Read(path);
            if (WhyNot(comparison, version, champion, needed) is { } why)
            {
                passedOver.Add($"{Path.GetFileName(path)} does not count: {why}.");
            }
            else
            {
                stored.Add((Path.GetFileName(path), comparison));
            }
        }

        if (stored.Count == 0)
        {
            var words = $"no stored comparison with version {champion}, which answers; make one with 'compare {name}@{version} {name}@{champion} --data DATA'.";
            return new GateFinding(false, string.Join(' ', [words, .. passedOver]), null);
        }

        var said = new[] { Verdict.Worse, Verdict.Better, Verdict.NotWorse, Verdict.TooFew }
            .SelectMany(verdict => stored.Where(each => each.Comparison.Overall() == verdict))
            .First();
        return new GateFinding(
            said.Comparison.Overall() is Verdict.Better or Verdict.NotWorse,
            $"{VerdictWords.Of(said.Comparison)} (beside version {champion}).",
            said.File);
    }

    /// <summary>Why a comparison says nothing of the two versions; null where it does.</summary>
    private string? WhyNot(Comparison comparison, int version, int champion, IReadOnlyList<(string Outcome, Moment Moment)> needed)
    {
        if (comparison.Challenger.ManifestSha256 != Manifest(version) || comparison.Against!.ManifestSha256 != Manifest(champion))
        {
            return "it was made with another manifest than one of the two versions has now";
        }

        if (comparison.Outcomes.FirstOrDefault(outcome => outcome.Overlap is { LearnedFrom: > 0 } overlap && overlap.Measured > overlap.Both - overlap.LearnedFrom) is { } known)
        {
            return $"{VerdictWords.Place(known)} was measured on cases that one of the two learned from";
        }

        var missing = needed.Except(comparison.Outcomes.Select(outcome => (outcome.Outcome, outcome.Moment))).ToArray();
        return missing.Length == 0 ? null : $"it lacks {string.Join(", ", missing.Select(each => VerdictWords.Place(each.Outcome, each.Moment)))}";
    }

    /// <summary>The outcomes and moments that both predict.</summary>
    private (string Outcome, Moment Moment)[] Shared(int version, int champion)
    {
        var ours = Predicted(version);
        var theirs = Predicted(champion);
        var shared = ours.Intersect(theirs).ToArray();
        return shared.Length > 0 ? shared : throw new BundleException(
            $"versions {version} and {champion} of {name} predict no outcome at the same moment, so that nothing can be compared.");
    }

    private (string Outcome, Moment Moment)[] Predicted(int version) =>
        [.. registry.ReadVersion(name, version).Outcomes.Select(outcome => (outcome.Outcome.Name, outcome.Moment))];

    private string Manifest(int version) => Bundle.ManifestSha256(registry.PathTo(name, version));
}
