namespace Predictor.Models.Policies;

/// <summary>
/// Where bands start when nobody has said: at odds of 8, 4 and 2 times the base odds. Odds, not probabilities, so that a common outcome has
/// bands below 1 too. At the desk's reference base rate of 8.4 % that is 42, 27 and 15 %.
/// </summary>
internal static class BandRule
{
    /// <summary>For outcomes that a policy does not name: the desk's reference figures.</summary>
    public static readonly double[] Unnamed = [0.40, 0.25, 0.15, 0];

    private static readonly double[] OddsRatios = [8, 4, 2];

    /// <summary>Lowest probability of each band, highest band first.</summary>
    public static double[] Thresholds(double baseRate)
    {
        var rate = Math.Clamp(baseRate, 1e-6, 1 - 1e-6);
        var odds = rate / (1 - rate);
        return [.. OddsRatios.Select(ratio => Rounded(ratio * odds / (1 + (ratio * odds)))), 0];
    }

    /// <summary>To two significant digits of the probability or of its complement, whichever is smaller: readable, and never two bands in one.</summary>
    private static double Rounded(double probability)
    {
        var small = Math.Min(probability, 1 - probability);
        var digits = 1 - (int)Math.Floor(Math.Log10(small));
        var rounded = Math.Round((decimal)small, Math.Min(digits, 28));
        return (double)(probability <= 0.5 ? rounded : 1 - rounded);
    }
}
