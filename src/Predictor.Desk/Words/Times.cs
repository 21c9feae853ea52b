using System.Globalization;

namespace Predictor.Desk.Words;

/// <summary>Times as a person reads them; UTC until the page knows its reader's zone, and said so where a time stands alone.</summary>
public static class Times
{
    /// <summary>"28 Jun, 14:05".</summary>
    public static string InList(DateTimeOffset at) => at.UtcDateTime.ToString("d MMM, HH:mm", CultureInfo.InvariantCulture);

    /// <summary>"28 June 2026".</summary>
    public static string Day(DateTimeOffset at) => at.UtcDateTime.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>"30 June 2026, 23:59 UTC".</summary>
    public static string DayAndTime(DateTimeOffset at) => at.UtcDateTime.ToString("d MMMM yyyy, HH:mm", CultureInfo.InvariantCulture) + " UTC";

    /// <summary>In a sentence, in a reader's zone: "28 Jun, 14:05"; of UTC it says so.</summary>
    public static string At(DateTimeOffset at, TimeZoneInfo zone) => Local(at, zone, "d MMM, HH:mm") + Suffix(zone);

    /// <summary>"28 June 2026", in a reader's zone.</summary>
    public static string Day(DateTimeOffset at, TimeZoneInfo zone) => Local(at, zone, "d MMMM yyyy");

    /// <summary>"14:05".</summary>
    public static string Clock(DateTimeOffset at, TimeZoneInfo zone) => Local(at, zone, "HH:mm") + Suffix(zone);

    /// <summary>"28 Jun".</summary>
    public static string DayOf(DateTimeOffset at, TimeZoneInfo zone) => Local(at, zone, "d MMM");

    /// <summary>"March 2018".</summary>
    public static string Month(DateTimeOffset at, TimeZoneInfo zone) => Local(at, zone, "MMMM yyyy");

    /// <summary>"28 Jun 2026".</summary>
    public static string DayAndYear(DateTimeOffset at, TimeZoneInfo zone) => Local(at, zone, "d MMM yyyy");

    /// <summary>In a list that goes back far: "28 Jun, 14:05", of another year than now's "28 Jun 2025, 14:05".</summary>
    public static string WithYear(DateTimeOffset at, DateTimeOffset now, TimeZoneInfo zone) => Local(at, zone, Local(at, zone, "yyyy") == Local(now, zone, "yyyy") ? "d MMM, HH:mm" : "d MMM yyyy, HH:mm");

    /// <summary>For a date field: "2026-06-28".</summary>
    public static string Date(DateTimeOffset at, TimeZoneInfo zone) => Local(at, zone, "yyyy-MM-dd");

    /// <summary>"Tuesday 14 October".</summary>
    public static string LongDay(DateOnly day) => day.ToString("dddd d MMMM", CultureInfo.InvariantCulture);

    /// <summary>How long ago, in a list: "12 min", "5 h", "6 d".</summary>
    public static string Age(TimeSpan age) => age switch
    {
        { TotalMinutes: < 1 } => "now",
        { TotalHours: < 1 } => $"{(int)age.TotalMinutes} min",
        { TotalDays: < 1 } => $"{(int)age.TotalHours} h",
        _ => $"{(int)age.TotalDays} d",
    };

    /// <summary>For a time element.</summary>
    public static string Machine(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    private static string Local(DateTimeOffset at, TimeZoneInfo zone, string format)
    {
        ArgumentNullException.ThrowIfNull(zone);
        return TimeZoneInfo.ConvertTime(at, zone).ToString(format, CultureInfo.InvariantCulture);
    }

    private static string Suffix(TimeZoneInfo zone) => zone.Equals(TimeZoneInfo.Utc) ? " UTC" : "";
}
