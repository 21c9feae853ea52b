namespace Predictor.Store.History;

/// <summary>How a company's tables become the event views: <c>mapping.json</c>, format <c>predictor-mapping/1</c>.</summary>
public sealed record Mapping
{
    public const string Format = "predictor-mapping/1";

    /// <summary>By event: "opened", "closed", "surveyed", "left", "joined".</summary>
    public required IReadOnlyDictionary<string, EventSource> Events { get; init; }

    /// <summary>By schema column with source Given: where the export holds it.</summary>
    public required IReadOnlyDictionary<string, FieldSource> Given { get; init; }
}
