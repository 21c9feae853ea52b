using Predictor.Models.Bundles;

namespace Predictor.Models.Policies;

/// <summary>A policy's bands as seen by one outcome.</summary>
public static class BandThresholds
{
    /// <summary>Where a band starts for an outcome: its own figure, or that of "*"; null where it has neither.</summary>
    internal static double? Find(Band band, string outcome) =>
        band.From.TryGetValue(outcome, out var from) || band.From.TryGetValue("*", out from) ? from : null;

    /// <summary>Place of the band that a probability is in: the highest that starts at or below it.</summary>
    /// <param name="from">Lowest probability of each band, highest band first, as <see cref="Of"/> gives them.</param>
    /// <param name="probability">From 0 to 1.</param>
    public static int Place(ReadOnlySpan<double> from, double probability)
    {
        for (var i = 0; i < from.Length - 1; i++)
        {
            if (probability >= from[i])
            {
                return i;
            }
        }

        return from.Length - 1;
    }

    /// <summary>Lowest probability of each band, in the policy's order.</summary>
    /// <exception cref="BundleException">A band that says nothing of the outcome.</exception>
    public static double[] Of(Policy policy, string outcome)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return [.. policy.Bands.Select(band => Find(band, outcome) ?? throw new BundleException(
            $"policy version {policy.Version}: band {band.Name} says nothing of {outcome}; expected a threshold for it or for \"*\"."))];
    }
}
