namespace Predictor.Evaluation.Resampling;

/// <summary>A small random stream that is the same on every machine and runtime. Steele, Lea, Flood, 2014, "Fast splittable pseudorandom number generators".</summary>
internal struct SplitMix64
{
    private const ulong Golden = 0x9E3779B97F4A7C15;
    private ulong _state;

    /// <summary>One of many independent streams of a seed.</summary>
    public SplitMix64(ulong seed, ulong stream) => _state = Mix(seed + Golden) ^ Mix((stream + 1) * Golden);

    public ulong Next() => Mix(_state += Golden);

    /// <summary>A whole number from 0 to below <paramref name="bound"/>; its bias, at most bound / 2^64, is far below what any draw can show.</summary>
    public int Below(int bound) => (int)Math.BigMul(Next(), (ulong)bound, out _);

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
