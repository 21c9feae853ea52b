namespace Predictor.Cases;

/// <summary>What a Clock column reads off the moment's own time.</summary>
public static class ClockCell
{
    public const string Hour = "hour";

    public const string Weekday = "weekday";

    /// <param name="column">With source Clock.</param>
    /// <param name="local">In the schema's time zone.</param>
    public static double Read(Column column, DateTimeOffset local) => column.From switch
    {
        Hour => local.Hour,
        Weekday => ((int)local.DayOfWeek + 6) % 7,
        _ => throw new ArgumentException($"Column {column.Name} reads '{column.From}' off the clock, expected {Hour} or {Weekday}.", nameof(column)),
    };
}
