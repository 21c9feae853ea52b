namespace Predictor.Boosting.Sampling;

/// <summary>Whether a tree sees a row: each row by a hash of its own, so that rows can be drawn in any order on any thread.</summary>
internal readonly struct RowSample
{
    private readonly ulong _seed;
    private readonly ulong _below;

    /// <param name="share">Probability that a row is drawn, above 0 to 1.</param>
    /// <param name="seed">The tree's.</param>
    public RowSample(double share, ulong seed)
    {
        _seed = seed;
        _below = (ulong)(share * (1UL << 53));
        All = share >= 1;
    }

    public bool All { get; }

    public bool Contains(int row) => All || new SplitMix64(_seed ^ ((ulong)row * 0xA0761D6478BD642F)).Next() >> 11 < _below;
}
