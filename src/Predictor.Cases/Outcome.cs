namespace Predictor.Cases;

/// <summary>What is predicted.</summary>
public sealed record Outcome
{
    /// <summary>snake_case: "left".</summary>
    public required string Name { get; init; }

    /// <summary>What happens, after "the customer": "leaves within 30 days".</summary>
    public required string Words { get; init; }

    /// <summary>One or two words for a table heading: "Leaves".</summary>
    public string? Heading { get; init; }

    /// <summary>False for what a company lives on (an outcome), true for what a centre counts (an output).</summary>
    public bool IsOutput { get; init; }

    /// <summary>Column that holds the label: of features.sql, of the export, or of a flat file. Empty means no label.</summary>
    public required string Label { get; init; }

    /// <summary>The text of the label column that counts as positive.</summary>
    public string Positive { get; init; } = "1";

    /// <summary>The moments at which it is predicted.</summary>
    public required IReadOnlyList<Moment> Moments { get; init; }

    /// <summary>Days after the moment until the label is mature; null: mature as soon as it is there (flat files without times).</summary>
    public double? HorizonDays { get; init; }

    /// <summary>
    /// Column (epoch seconds in features.sql, a time in an export) that says when the label became known.
    /// Null: at the moment plus the horizon. A label that became known after the horizon is no label.
    /// </summary>
    public string? KnownFrom { get; init; }
}
