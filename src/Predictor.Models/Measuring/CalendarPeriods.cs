using System.Globalization;
using Predictor.Cases;

namespace Predictor.Models.Measuring;

/// <summary>Cuts rows by the calendar, in the schema's time zone: by month where they span three or more, else by week or by day.</summary>
public static class CalendarPeriods
{
    /// <summary>Days from which on months and weeks are told apart, not days.</summary>
    private const int MonthsFrom = 80, WeeksFrom = 28;

    /// <returns>Oldest first: a name ("May 2016", "16 May") and positions among the rows; empty where rows have no time, or there are none.</returns>
    public static IReadOnlyList<(string Name, int[] Positions)> Of(CaseTable table, int[] rows)
    {
        if (table.At is not { } at || rows.Length == 0)
            return [];
        var zone = TimeZoneInfo.FindSystemTimeZoneById(table.Schema.TimeZone);
        DateTime Local(int row) => TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeSeconds(at[row]), zone).DateTime;
        var days = (rows.Max(row => at[row]) - rows.Min(row => at[row])) / 86_400;
        var start = days >= MonthsFrom ? (Func<DateTime, DateTime>)MonthOf : days >= WeeksFrom ? WeekOf : time => time.Date;
        var format = days >= MonthsFrom ? "MMM yyyy" : "d MMM";
        return
        [
            .. Enumerable.Range(0, rows.Length)
                .GroupBy(position => start(Local(rows[position])))
                .OrderBy(group => group.Key)
                .Select(group => (group.Key.ToString(format, CultureInfo.InvariantCulture), group.ToArray())),
        ];
    }

    private static DateTime MonthOf(DateTime time) => new(time.Year, time.Month, 1);

    /// <summary>Its Monday.</summary>
    private static DateTime WeekOf(DateTime time) => time.Date.AddDays(-(((int)time.DayOfWeek + 6) % 7));
}
