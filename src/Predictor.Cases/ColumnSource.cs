namespace Predictor.Cases;

/// <summary>Where a column's value comes from.</summary>
public enum ColumnSource
{
    /// <summary>Sent with the case, or a column of the export.</summary>
    Given,

    /// <summary>Computed from the customer's events by features.sql.</summary>
    History,

    /// <summary>Read off the moment's own time in the schema's time zone: "hour" (0 to 23) or "weekday" (0 Monday to 6).</summary>
    Clock,
}
