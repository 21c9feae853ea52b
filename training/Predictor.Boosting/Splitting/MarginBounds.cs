namespace Predictor.Boosting.Splitting;

/// <summary>What a node's value may be, so that monotone columns above it stay monotone.</summary>
internal readonly record struct MarginBounds(double Lower, double Upper)
{
    public static MarginBounds None { get; } = new(double.NegativeInfinity, double.PositiveInfinity);

    public double Clamp(double value) => value < Lower ? Lower : value > Upper ? Upper : value;

    /// <summary>
    /// The children's bounds after a split whose column moves the margin one way: each keeps to its side of the middle of the two values,
    /// so whatever is grown below, the left side never crosses the right. LightGBM calls this method "basic".
    /// </summary>
    public (MarginBounds Left, MarginBounds Right) Split(int monotone, double left, double right)
    {
        var middle = left + ((right - left) / 2);
        return monotone switch
        {
            > 0 => (this with { Upper = middle }, this with { Lower = middle }),
            < 0 => (this with { Lower = middle }, this with { Upper = middle }),
            _ => (this, this),
        };
    }
}
