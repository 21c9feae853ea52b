using Predictor.Evaluation;

namespace Predictor.Models.Bundles;

/// <summary>What a manifest of each format holds and lacks, where the same types stand for all formats.</summary>
internal static class FormatCheck
{
    /// <exception cref="BundleException">It has what only a later format has.</exception>
    public static Manifest First(Manifest manifest, string name) => manifest.Outcomes.SelectMany(Measured).Any(each => each.Figures.IsComplete)
        ? throw new BundleException($"{name}: has figures that {Bundle.FirstFormat} does not know.")
        : manifest;

    /// <summary>The second format and those after it.</summary>
    /// <exception cref="BundleException">A figure is missing.</exception>
    public static Manifest Later(Manifest manifest, string name)
    {
        foreach (var (outcome, place, figures) in manifest.Outcomes.SelectMany(Measured))
        {
            if (!figures.IsComplete)
            {
                throw new BundleException(
                    $"{name}: {place} of {outcome.Outcome} at {ManifestJson.Name(outcome.Moment)} lacks a figure; {manifest.Format} has kolmogorovSmirnov, "
                    + "brierParts, calibrationSlope, calibrationIntercept, calibrationInTheLarge and profit.");
            }
        }

        return manifest;
    }

    private static IEnumerable<(ManifestOutcome Outcome, string Place, Performance Figures)> Measured(ManifestOutcome outcome)
    {
        yield return (outcome, "performance", outcome.Report.Performance);
        if (outcome.Report.PartialHistory is { } partial)
        {
            yield return (outcome, "partialHistory", partial);
        }

        if (outcome.Report.NoHistory is { } none)
        {
            yield return (outcome, "noHistory", none);
        }
    }
}
