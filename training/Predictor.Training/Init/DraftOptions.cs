namespace Predictor.Training.Init;

/// <summary>What a draft cannot read off the tables.</summary>
public sealed record DraftOptions
{
    /// <summary>Name of the schema and of its model; null: the folder's.</summary>
    public string? Name { get; init; }

    /// <summary>IANA name of the zone of times without an offset.</summary>
    public string TimeZone { get; init; } = "UTC";

    /// <summary>Until when outcomes were observed; null: the end of the last opening's day, for a person to check.</summary>
    public DateTimeOffset? ObservedUntil { get; init; }
}
