namespace Predictor.Benchmarks.Accuracy;

/// <summary>Seeded draws that are the same on every machine and .NET version (Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators", 2014).</summary>
internal sealed class Draws(ulong seed)
{
    private ulong _state = seed * 0x9E3779B97F4A7C15;

    /// <summary>In [0, 1).</summary>
    public double Unit()
    {
        _state += 0x9E3779B97F4A7C15;
        var z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return ((z ^ (z >> 31)) >> 11) * (1.0 / (1UL << 53));
    }

    public int Below(int count) => (int)(Unit() * count);

    public bool Coin(double probability) => Unit() < probability;

    /// <summary>Standard normal (Box and Muller, 1958).</summary>
    public double Normal() => Math.Sqrt(-2 * Math.Log(1 - Unit())) * Math.Cos(2 * Math.PI * Unit());
}
