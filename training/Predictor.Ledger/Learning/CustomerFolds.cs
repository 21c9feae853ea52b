namespace Predictor.Ledger.Learning;

/// <summary>Customers dealt by a hash of seed and number (SplitMix64: Steele, Lea, Flood, 2014).</summary>
internal static class CustomerFolds
{
    /// <summary>What a hash is drawn for, so that draws do not hang together.</summary>
    public enum Purpose
    {
        Fold = 1,
        Stop,
        Sample,
        Contrast,
    }

    public static int Fold(ulong seed, int customer, int folds) => (int)(Share(seed, Purpose.Fold, customer) * folds);

    /// <returns>In [0, 1).</returns>
    public static double Share(ulong seed, Purpose purpose, int customer) =>
        (Mix(Mix(Mix(seed) + (ulong)purpose) + (uint)customer) >> 11) * (1.0 / (1UL << 53));

    private static ulong Mix(ulong state)
    {
        state += 0x9E3779B97F4A7C15;
        state = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
        state = (state ^ (state >> 27)) * 0x94D049BB133111EB;
        return state ^ (state >> 31);
    }
}
