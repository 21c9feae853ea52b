using System.Globalization;

namespace Predictor.Training.Checking;

/// <summary>
/// Rows by stretches of time of equal length that end with the last row: days on a log of less than five weeks, weeks up to two years, then four weeks, so
/// that weekdays weigh alike. Rows that have an order and no time are cut into twelve parts of equal count.
/// </summary>
internal sealed class Periods
{
    private const long Day = 86_400;
    private const int PartsInOrder = 12;

    private readonly long _last;
    private readonly int[] _of;

    private Periods(long[]? at, int[] rows, long length, int count, int[] of) =>
        (_last, Length, Count, _of) = (at is null ? 0 : rows.Max(row => at[row]), length, count, of);

    /// <summary>Seconds; 0 where rows have no time.</summary>
    public long Length { get; }

    public int Count { get; }

    public bool HasTimes => Length > 0;

    /// <summary>Periods in a week, at least 1: weekends are in each.</summary>
    public int InAWeek => (int)Math.Max(1, 7 * Day / Math.Max(1, Length));

    /// <param name="data">Of whose table.</param>
    /// <param name="rows">At least one, in order.</param>
    /// <returns>Null where rows have no order.</returns>
    public static Periods? Of(CheckedData data, int[] rows)
    {
        if (!data.InOrder || rows.Length == 0)
            return null;
        if (data.Table.At is not { } at)
        {
            return new Periods(
                null, rows, 0, PartsInOrder, [.. Enumerable.Range(0, rows.Length).Select(i => (int)((long)i * PartsInOrder / rows.Length))]);
        }

        var (first, last) = (rows.Min(row => at[row]), rows.Max(row => at[row]));
        var span = last - first;
        var length = span < 35 * Day ? Day : span < 730 * Day ? 7 * Day : 28 * Day;
        var count = (int)((last - first) / length) + 1;
        return new Periods(at, rows, length, count, [.. rows.Select(row => count - 1 - (int)((last - at[row]) / length))]);
    }

    /// <summary>How many of the rows are in each period, of those that count.</summary>
    public int[] Counts(Func<int, bool> counts)
    {
        var sums = new int[Count];
        for (var i = 0; i < _of.Length; i++)
        {
            if (counts(i))
                sums[_of[i]]++;
        }

        return sums;
    }

    /// <summary>"the week from 2016-03-07", "part 3 of 12".</summary>
    public string Name(int period) => HasTimes
        ? $"the {(Length == Day ? "day" : Length == 7 * Day ? "week" : "four weeks")} from {Begin(period)}"
        : string.Create(CultureInfo.InvariantCulture, $"part {period + 1} of {Count}");

    /// <summary>The day on which a period begins.</summary>
    public string Begin(int period) => HasTimes
        ? DateTimeOffset.FromUnixTimeSeconds(_last - ((Count - period) * Length) + 1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        : Name(period);
}
