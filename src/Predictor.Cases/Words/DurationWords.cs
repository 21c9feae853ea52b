namespace Predictor.Cases.Words;

/// <summary>
/// Durations in the unit that fits their size, whatever unit the column has. Two ladders, as two kinds of time are told in different words:
/// what is measured by a clock (milliseconds to hours) and what is counted on a calendar (days to years).
/// </summary>
internal static class DurationWords
{
    private const double Minute = 60;
    private const double Hour = 3600;
    private const double Day = 86_400;
    private const double DaysPerMonth = DaysPerYear / 12;
    private const double DaysPerYear = 365.25;

    /// <summary>The duration in words, or null where the unit is none of time.</summary>
    public static string? Of(double value, string unit)
    {
        var words = unit switch
        {
            "milliseconds" => ByClock(Math.Abs(value) / 1000),
            "seconds" => ByClock(Math.Abs(value)),
            "minutes" => ByClock(Math.Abs(value) * Minute),
            "hours" => ByClock(Math.Abs(value) * Hour),
            "days" => ByCalendar(Math.Abs(value)),
            "weeks" => ByCalendar(Math.Abs(value) * 7),
            "months" => ByCalendar(Math.Abs(value) * DaysPerMonth),
            "years" => ByCalendar(Math.Abs(value) * DaysPerYear),
            _ => null,
        };
        return value < 0 && words is not null ? $"minus {words}" : words;
    }

    private static string ByClock(double seconds)
    {
        if (seconds is > 0 and < 1)
            return "under a second";
        if (Rounded(seconds) < 2 * Minute)
            return Counted(Rounded(seconds), "second");
        if (Rounded(seconds / Minute) < 60)
            return $"{NumberWords.Whole(seconds / Minute)} min";
        if (seconds >= 2 * Day)
            return ByCalendar(seconds / Day);

        var minutes = Rounded(seconds / Minute);
        var (hours, rest) = (Math.Floor(minutes / 60), minutes % 60);
        return rest == 0 ? $"{hours} h" : $"{hours} h {rest} min";
    }

    private static string ByCalendar(double days)
    {
        if (days < 1)
            return "under a day";
        if (Rounded(days) < 100)
            return Counted(Rounded(days), "day");
        if (Rounded(days / DaysPerMonth) < 24)
            return Counted(Rounded(days / DaysPerMonth), "month");

        // Half a year more or less still says something of a young customer, and nothing of an old one.
        var years = days / DaysPerYear;
        return years < 10 ? $"{NumberWords.Of(Math.Round(years * 2, MidpointRounding.AwayFromZero) / 2)} years" : Counted(Rounded(years), "year");
    }

    private static double Rounded(double value) => Math.Round(value, MidpointRounding.AwayFromZero);

    private static string Counted(double count, string unit) => $"{NumberWords.Whole(count)} {unit}{(count == 1 ? "" : "s")}";
}
