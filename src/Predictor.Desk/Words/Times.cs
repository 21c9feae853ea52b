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

    /// <summary>For a time element.</summary>
    public static string Machine(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
