namespace Predictor.Training.Checking;

/// <summary>Bounds on a share that was counted, so that few rows prove little: Wilson's score interval (1927).</summary>
internal static class Share
{
    /// <summary>Two-sided 95 %.</summary>
    public const double Usual = 1.959963984540054;

    /// <summary>Two-sided 99.9 %: for what is looked for in many places at once.</summary>
    public const double Strict = 3.290526731491926;

    public static double Low(double count, double of, double z = Usual) => Bound(count, of, -z);

    public static double High(double count, double of, double z = Usual) => Bound(count, of, z);

    /// <summary>By how many standard errors two shares differ (pooled); 0 where one is of nothing or both are all or nothing.</summary>
    public static double Distance(double count, double of, double otherCount, double otherOf)
    {
        if (of <= 0 || otherOf <= 0)
            return 0;
        var pooled = (count + otherCount) / (of + otherOf);
        var error = Math.Sqrt(pooled * (1 - pooled) * ((1 / of) + (1 / otherOf)));
        return error > 0 ? ((count / of) - (otherCount / otherOf)) / error : 0;
    }

    private static double Bound(double count, double of, double z)
    {
        if (of <= 0)
            return z < 0 ? 0 : 1;
        var share = count / of;
        var square = z * z;
        var half = z * Math.Sqrt((share * (1 - share) / of) + (square / (4 * of * of)));
        return Math.Clamp((share + (square / (2 * of)) + half) / (1 + (square / of)), 0, 1);
    }
}
