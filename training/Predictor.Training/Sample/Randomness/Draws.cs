using System.Numerics;

namespace Predictor.Training.Sample.Randomness;

/// <summary>
/// Random numbers of one purpose of one customer: xoshiro256** (Blackman and Vigna 2018), its state filled by splitmix64.
/// One generator a customer makes the bytes independent of which thread draws whom.
/// </summary>
internal sealed class Draws
{
    private ulong _a;
    private ulong _b;
    private ulong _c;
    private ulong _d;

    /// <param name="seed">The centre's.</param>
    /// <param name="stream">What the draws are for; streams are independent.</param>
    /// <param name="index">The customer.</param>
    public Draws(ulong seed, Stream stream, int index)
    {
        var state = seed;
        state = Mix(ref state) ^ (ulong)stream;
        state = Mix(ref state) ^ (ulong)index;
        _a = Mix(ref state);
        _b = Mix(ref state);
        _c = Mix(ref state);
        _d = Mix(ref state);
    }

    public enum Stream
    {
        /// <summary>Who the customer is and what happens to them.</summary>
        Story = 1,

        /// <summary>Shifts of the lattice that truth at arrival is averaged over.</summary>
        Truth = 2,

        /// <summary>The centre's staff.</summary>
        Agents = 3,
    }

    /// <summary>Uniform, above 0 and below 1: 2^-53 and then steps of 2^-52, all of which a double holds.</summary>
    public double Uniform() => ((NextBits() >> 12) + 0.5) * (1.0 / (1UL << 52));

    /// <summary>Mean 1.</summary>
    public double Exponential() => -Math.Log(Uniform());

    public double Normal() => InverseNormal.At(Uniform());

    public bool Happens(double probability) => Uniform() < probability;

    /// <summary>0 to count - 1.</summary>
    public int Below(int count) => (int)(Uniform() * count);

    /// <summary>Uniform from first to last, both included.</summary>
    public long Between(long first, long last) => first + (long)(Uniform() * (last - first + 1));

    /// <summary>An index with probability in proportion to its weight.</summary>
    public int Weighted(ReadOnlySpan<double> weights)
    {
        var total = 0.0;
        foreach (var weight in weights)
        {
            total += weight;
        }

        var left = Uniform() * total;
        for (var i = 0; i < weights.Length - 1; i++)
        {
            left -= weights[i];
            if (left < 0)
            {
                return i;
            }
        }

        return weights.Length - 1;
    }

    private static ulong Mix(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15;
        var z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    private ulong NextBits()
    {
        var bits = BitOperations.RotateLeft(_b * 5, 7) * 9;
        var t = _b << 17;
        _c ^= _a;
        _d ^= _b;
        _b ^= _c;
        _a ^= _d;
        _c ^= t;
        _d = BitOperations.RotateLeft(_d, 45);
        return bits;
    }
}
