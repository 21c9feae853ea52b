namespace Predictor.Desk.Cases;

/// <summary>Numbers that a person can say, within a stretch of them.</summary>
internal static class RoundNumber
{
    private const int Finest = -6;

    /// <summary>
    /// A number above <paramref name="above"/> and not above <paramref name="upTo"/>, near the end of the stretch that <paramref name="to"/>, which lies outside, is nearer to:
    /// rounded to two significant digits of that end, and to more where none lies within.
    /// </summary>
    /// <returns>Null where there is none: a stretch without a whole number, or one that is empty.</returns>
    public static double? Nearest(double above, double upTo, double to, bool isWhole)
    {
        var isBelow = to >= upTo;
        var end = isBelow ? upTo : above;
        var power = end == 0 || !double.IsFinite(end) ? 0 : (int)Math.Floor(Math.Log10(Math.Abs(end))) - 1;
        for (power = isWhole ? Math.Max(0, power) : power; power >= (isWhole ? 0 : Finest); power--)
        {
            // Powers of ten below one are not exact: whole numbers are divided by whole powers.
            var (scale, divisor) = power >= 0 ? (Math.Pow(10, power), 1.0) : (1.0, Math.Pow(10, -power));
            var number = (isBelow ? Math.Floor(upTo * divisor / scale) : Math.Floor(above * divisor / scale) + 1) * scale / divisor;
            if (double.IsFinite(number) && number > above && number <= upTo)
                return number;
        }

        return isWhole || !double.IsFinite(upTo) || upTo <= above ? null : upTo;
    }
}
