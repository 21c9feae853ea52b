namespace Predictor.Forests.Formats;

/// <summary>Thresholds that were doubles.</summary>
internal static class FloatBelow
{
    /// <summary>The largest float32 that is not above a double: a float32 cell is at most the one exactly when it is at most the other. Minus infinity below all.</summary>
    public static float Of(double value)
    {
        var rounded = (float)value;
        return rounded > value ? MathF.BitDecrement(rounded) : rounded;
    }
}
