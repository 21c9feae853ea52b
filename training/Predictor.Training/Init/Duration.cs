namespace Predictor.Training.Init;

/// <summary>The unit of a column of durations, from its name or from how it compares with the time between opening and closing.</summary>
/// <param name="Unit">"seconds", "minutes" ...</param>
/// <param name="Seconds">In one of them.</param>
/// <param name="Review">What is unsure.</param>
internal sealed record Duration(string Unit, double Seconds, string? Review)
{
    private static readonly (string Unit, double Seconds)[] Units = [("milliseconds", 0.001), ("seconds", 1), ("minutes", 60), ("hours", 3600)];

    /// <summary>Share of cases whose duration must fit between opening and closing for its unit to be believed.</summary>
    private const double Fits = 0.9;

    /// <param name="column">Of numbers.</param>
    /// <param name="elapsed">By row of the sample: seconds from opening to closing, NaN where unknown.</param>
    public static Duration Guess(ColumnProfile column, double[]? elapsed)
    {
        (string[] Words, int Unit)[] named = [(Hints.Milliseconds, 0), (Hints.Seconds, 1), (Hints.Minutes, 2), (Hints.Hours, 3)];
        foreach (var (words, unit) in named)
        {
            if (column.Words.HasAny(words))
                return new Duration(Units[unit].Unit, Units[unit].Seconds, null);
        }

        return FromElapsed(column, elapsed) ?? new Duration("seconds", 1, $"nothing says the unit of {column.Name}; taken as seconds");
    }

    /// <summary>The longest unit in which nearly all durations are over when their case closes.</summary>
    private static Duration? FromElapsed(ColumnProfile column, double[]? elapsed)
    {
        if (elapsed is null)
            return null;

        var values = column.SampleNumbers();
        var both = Enumerable.Range(0, Math.Min(values.Length, elapsed.Length)).Where(i => values[i] > 0 && elapsed[i] > 0).ToArray();
        if (both.Length < 20)
            return null;

        for (var unit = Units.Length - 1; unit >= 1; unit--)
        {
            if (both.Count(i => values[i] * Units[unit].Seconds <= elapsed[i] * 1.01) >= Fits * both.Length)
                return new Duration(Units[unit].Unit, Units[unit].Seconds, $"the unit of {column.Name} is taken as {Units[unit].Unit}, as most then end before their case closes");
        }

        return null;
    }
}
