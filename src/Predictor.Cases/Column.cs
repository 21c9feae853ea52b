namespace Predictor.Cases;

/// <summary>One column of a case.</summary>
public sealed record Column
{
    /// <summary>snake_case; also the code of a reason.</summary>
    public required string Name { get; init; }

    public required ColumnKind Kind { get; init; }

    /// <summary>The earliest moment at which the value is known. At an earlier moment it is blanked, whatever is sent.</summary>
    public required Moment KnownAt { get; init; }

    public ColumnSource Source { get; init; } = ColumnSource.Given;

    /// <summary>History: the column of features.sql. Clock: "hour" or "weekday". Given: not used.</summary>
    public string? From { get; init; }

    /// <summary>History only: the features.sql column that <see cref="From"/> is divided by; missing where it is zero.</summary>
    public string? Per { get; init; }

    /// <summary>History only: the value is divided by it (86,400 makes days of seconds), so that SQL stays with integers.</summary>
    public double Divisor { get; init; } = 1;

    /// <summary>"seconds", "contacts", "EUR" ...</summary>
    public string? Unit { get; init; }

    /// <summary>Smallest value that is believed; below it a cell counts as missing and is named.</summary>
    public double? Minimum { get; init; }

    /// <summary>Largest value that is believed.</summary>
    public double? Maximum { get; init; }

    /// <summary>By outcome name: 1 when the probability may only rise with the value, -1 when it may only fall.</summary>
    public IReadOnlyDictionary<string, int> Monotone { get; init; } = new Dictionary<string, int>();

    /// <summary>For tables: "Repeat contacts in 30 days".</summary>
    public string? Label { get; init; }

    /// <summary>For reasons, with {value}: "{value} repeat contacts in 30 days".</summary>
    public string? Words { get; init; }

    /// <summary>Number, count and flag: in place of <see cref="Words"/> at 0, without a placeholder: "was not transferred".</summary>
    public string? WordsAtZero { get; init; }

    /// <summary>Number: in place of <see cref="Words"/> below 0, with {value} as the size: "the contract ended {value} ago".</summary>
    public string? WordsBelowZero { get; init; }

    /// <summary>In place of "Label: not known" where the cell is missing, without a placeholder: "no earlier contact".</summary>
    public string? WordsMissing { get; init; }

    /// <summary>Known but not learned from.</summary>
    public bool Ignore { get; init; }

    /// <summary>What a person should look at, as `init` noted it.</summary>
    public string? Review { get; init; }

    /// <summary>Whether a row has a cell for it.</summary>
    public bool IsFeature => !Ignore && Kind is not (ColumnKind.Id or ColumnKind.Time);
}
