namespace Predictor.Boosting.Sampling;

/// <summary>A small seeded generator (Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators", 2014).</summary>
internal struct SplitMix64(ulong seed)
{
    private ulong _state = seed;

    public ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        return Mix(_state);
    }

    /// <summary>In [0, 1), 53 bits.</summary>
    public double NextUnit() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>In [0, below).</summary>
    public int NextBelow(int below) => (int)(NextUnit() * below);

    /// <summary>A seed for one purpose of one tree.</summary>
    public static ulong Derive(ulong seed, int tree, SeedPurpose purpose) => Mix(seed + (0xD1342543DE82EF95 * (((ulong)tree * 4) + (ulong)purpose + 1)));

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
