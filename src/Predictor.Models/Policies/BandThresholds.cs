using Predictor.Models.Bundles;

namespace Predictor.Models.Policies;

/// <summary>A policy's bands as seen by one outcome.</summary>
internal static class BandThresholds
{
    /// <summary>Where a band starts for an outcome: its own figure, or that of "*"; null where it has neither.</summary>
    public static double? Find(Band band, string outcome) =>
        band.From.TryGetValue(outcome, out var from) || band.From.TryGetValue("*", out from) ? from : null;

    /// <summary>Lowest probability of each band, in the policy's order.</summary>
    /// <exception cref="BundleException">A band that says nothing of the outcome.</exception>
    public static double[] Of(Policy policy, string outcome) =>
        [.. policy.Bands.Select(band => Find(band, outcome) ?? throw new BundleException(
            $"policy version {policy.Version}: band {band.Name} says nothing of {outcome}; expected a threshold for it or for \"*\"."))];
}
