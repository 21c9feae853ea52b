namespace Predictor.Forests.Explaining;

/// <summary>A split with one above it that tests the same feature.</summary>
internal struct RepeatedSplit
{
    /// <summary>Within its tree.</summary>
    public int Split;

    /// <summary>The nearest of those above, as 2 x split + 1 where this one is on its right side.</summary>
    public int Above;

    /// <summary>Product of the shares of the sides that this one is on of all those above.</summary>
    public double ShareAbove;
}
