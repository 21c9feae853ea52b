using System.Globalization;

namespace Predictor.Charts.Scales;

/// <summary>Round days on an axis of time, in a viewer's zone: every so many days or weeks, or the first of every so many months.</summary>
public static class DateTicks
{
    private static readonly int[] Days = [1, 2, 7, 14];

    private static readonly int[] Months = [1, 2, 3, 6, 12, 24, 60, 120];

    /// <summary>An axis of epoch seconds; its ticks are midnights, at most <paramref name="most"/>, by the smallest step that gives so few.</summary>
    /// <param name="from">Where it begins.</param>
    /// <param name="to">Where it ends; not before.</param>
    /// <param name="zone">Of the midnights.</param>
    /// <param name="most">At least 1.</param>
    public static ChartAxis Axis(DateTimeOffset from, DateTimeOffset to, TimeZoneInfo zone, int most = 6)
    {
        ArgumentNullException.ThrowIfNull(zone);
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        var ticks = Steps(TimeZoneInfo.ConvertTime(from, zone).DateTime, TimeZoneInfo.ConvertTime(to, zone).DateTime).First(found => found.Count <= most);
        var withYear = ticks.Select(day => day.Year).Distinct().Count() > 1 && ticks.All(day => day.Day == 1);
        return new ChartAxis(
            from.ToUnixTimeSeconds(),
            to.ToUnixTimeSeconds(),
            [.. ticks.Select(day => Seconds(day, zone))],
            [.. ticks.Select(day => day.ToString(withYear ? "MMM yyyy" : "d MMM", CultureInfo.InvariantCulture))]);
    }

    private static IEnumerable<List<DateTime>> Steps(DateTime from, DateTime to)
    {
        foreach (var step in Days)
        {
            // Counted from one Monday, so that the same days stand wherever an axis begins.
            var first = from.TimeOfDay == TimeSpan.Zero ? from.Date : from.Date.AddDays(1);
            var over = (first - new DateTime(2001, 1, 1)).Days % step;
            yield return Every(first.AddDays(over == 0 ? 0 : step - over), to, day => day.AddDays(step));
        }

        foreach (var step in Months)
        {
            var first = new DateTime(from.Year, from.Month, 1);
            if (first < from)
                first = first.AddMonths(1);
            var over = ((first.Year * 12) + first.Month - 1) % step;
            yield return Every(first.AddMonths(over == 0 ? 0 : step - over), to, day => day.AddMonths(step));
        }

        yield return [];
    }

    private static List<DateTime> Every(DateTime first, DateTime to, Func<DateTime, DateTime> next)
    {
        // More than anybody asks for is not listed.
        var days = new List<DateTime>();
        for (var day = first; day <= to && days.Count < 100; day = next(day))
        {
            days.Add(day);
        }

        return days;
    }

    // A midnight that the clocks pass over begins when they have.
    private static double Seconds(DateTime day, TimeZoneInfo zone)
    {
        var local = zone.IsInvalidTime(day) ? day.AddHours(1) : day;
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUnixTimeSeconds();
    }
}
