namespace Predictor.Forests.Explaining;

/// <summary>What a split's factors are made of.</summary>
internal struct SplitWeights
{
    /// <summary>Product of the shares on the way to the left child at this feature's splits; what a feature left out of a coalition weighs the path by.</summary>
    public double Left;

    public double Right;

    /// <summary>Value of the left child where it is a leaf, else 1.</summary>
    public double LeftValue;

    public double RightValue;

    /// <summary>Weight of the side this split is on of the nearest split above that tests the same feature; 1 where there is none, as of a feature not split on yet.</summary>
    public double Above;
}
