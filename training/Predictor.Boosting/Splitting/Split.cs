namespace Predictor.Boosting.Splitting;

/// <summary>The best split found at a node so far.</summary>
internal struct Split
{
    /// <summary>Column tested; -1: no split was found.</summary>
    public int Column;

    /// <summary>Fall of the loss's second-order approximation, twice over (no factor 1/2), penalties included.</summary>
    public double Gain;

    public bool IsCategory;

    /// <summary>Last value bin that goes left; numeric splits only.</summary>
    public int ThresholdBin;

    public bool MissingGoesLeft;

    /// <summary>All bins that go left, the missing bin among them where it does.</summary>
    public BinSet LeftBins;

    public NodeSums Left;

    public static Split None => new() { Column = -1 };

    public readonly bool Found => Column >= 0;
}
