using Predictor.Cases;

namespace Predictor.Training.Reporting.Words;

/// <summary>The unit that a number column's values are shown in: seconds as the minutes, hours or days that they come to.</summary>
/// <param name="Size">Of the column's own units in one.</param>
/// <param name="Name">"hours"; null where the column has none.</param>
internal readonly record struct ValueUnit(double Size, string? Name)
{
    private const double Minute = 60, Hour = 3_600, Day = 86_400;

    /// <param name="column">Its unit, or where it has none the end of its name.</param>
    /// <param name="large">A value of which few are larger.</param>
    public static ValueUnit Of(Column column, double large)
    {
        var isSeconds = column.Unit is { Length: > 0 } unit ? unit == "seconds" : column.Name.EndsWith("_seconds", StringComparison.Ordinal);
        return !isSeconds ? new(1, string.IsNullOrWhiteSpace(column.Unit) ? null : column.Unit)
            : large >= 2 * Day ? new(Day, "days")
            : large >= 2 * Hour ? new(Hour, "hours")
            : large >= 5 * Minute ? new(Minute, "minutes")
            : new(1, "seconds");
    }
}
