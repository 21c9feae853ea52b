namespace Predictor.Ledger.Learning;

/// <summary>Customers dealt by a hash of seed and number (SplitMix64: Steele, Lea, Flood, 2014).</summary>
internal sealed class CustomerFolds
{
    public const int Most = 256;

    private const double StopShare = 0.2;

    private readonly byte[] _folds;
    private readonly bool[] _stops;
    private readonly double[] _shares;

    /// <param name="seed">Of the hash.</param>
    /// <param name="customers">How many there are.</param>
    /// <param name="folds">How many there are, at most <see cref="Most"/>.</param>
    public CustomerFolds(ulong seed, int customers, int folds)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(folds, Most);
        (Count, _folds, _stops, _shares) = (folds, new byte[customers], new bool[customers], new double[customers]);
        for (var customer = 0; customer < customers; customer++)
        {
            _folds[customer] = (byte)(Share(seed, Purpose.Fold, customer) * folds);
            _stops[customer] = Share(seed, Purpose.Stop, customer) < StopShare;
            _shares[customer] = Share(seed, Purpose.Sample, customer);
        }
    }

    /// <summary>What a hash is drawn for, so that draws do not hang together.</summary>
    public enum Purpose
    {
        Fold = 1,
        Stop,
        Sample,
        Contrast,
    }

    public int Count { get; }

    public byte Of(int customer) => _folds[customer];

    /// <summary>Whether he says when a forest has grown enough, where he is learned from.</summary>
    public bool Stops(int customer) => _stops[customer];

    /// <summary>Whether he is in a sample of so great a share of the customers.</summary>
    public bool IsSampled(int customer, double share) => share >= 1 || _shares[customer] < share;

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
