namespace Predictor.Charts;

/// <summary>
/// Observed over expected as a place on a line: logarithmic, so that twice and half lie equally far from 1, which is in the middle.
/// Half is at the left end, twice at the right; beyond is cut to the end.
/// </summary>
public static class RatioScale
{
    public const double Width = 64;

    public static double X(double ratio)
    {
        if (double.IsNaN(ratio))
        {
            return Width / 2;
        }

        var doublings = ratio <= 0 ? -1 : Math.Clamp(Math.Log2(ratio), -1, 1);
        return Width / 2 * (1 + doublings);
    }
}
