namespace Predictor.Ledger.Contrasts;

/// <summary>
/// How far something unmeasured could move a difference: at most |bias| = sqrt(r_Y² · r_D² / (1 - r_D²) · S²), where it explains shares r_Y² of the outcome's
/// remaining variation and r_D² of the Riesz representer's, and S² = noise x strength (Chernozhukov, Cinelli, Newey, Sharma, Syrgkanis, 2022,
/// "Long story short: omitted variable bias in causal machine learning", with the adversarial correlation of 1).
/// </summary>
internal static class OmittedBias
{
    public static double Bound(double ofOutcome, double ofHandling, double noise, double strength) =>
        Math.Sqrt(ofOutcome * ofHandling / (1 - ofHandling) * noise * strength);

    /// <summary>The share, of both alike, at which the bound reaches a distance: r² / (1 - r) = distance² / S².</summary>
    public static double Robustness(double distance, double noise, double strength)
    {
        if (!(distance > 0))
            return 0;
        var ratio = distance * distance / (noise * strength);
        return (Math.Sqrt((ratio * ratio) + (4 * ratio)) - ratio) / 2;
    }
}
