namespace Predictor.Store.History;

/// <summary>What a log is held to, wherever it comes from: nothing ends before it began, nothing counted is below zero.</summary>
internal static class CaseLogRules
{
    /// <summary>Takes out times before their case opened.</summary>
    /// <returns>How many were taken out, of how many, and the first case of which one was (-1: none).</returns>
    public static (int Early, int All, int First) TakeOutEarly(long[] times, long[] openedAt)
    {
        var (early, all, first) = (0, 0, -1);
        for (var i = 0; i < times.Length; i++)
        {
            if (times[i] == CaseLog.Missing)
                continue;
            all++;
            if (times[i] >= openedAt[i])
                continue;
            first = early++ == 0 ? i : first;
            times[i] = CaseLog.Missing;
        }

        return (early, all, first);
    }

    /// <summary>Takes out numbers below zero.</summary>
    /// <returns>How many.</returns>
    public static int TakeOutNegative(long[] values)
    {
        var negative = 0;
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i] is >= 0 or CaseLog.Missing)
                continue;
            values[i] = CaseLog.Missing;
            negative++;
        }

        return negative;
    }
}
