using Predictor.Cases;
using Predictor.Store.Lines;

namespace Predictor.Store.Records;

/// <summary>An answer that was given, with what it was given from.</summary>
public sealed record Prediction
{
    public required string Id { get; init; }

    public required string Model { get; init; }

    public required int Version { get; init; }

    public required int PolicyVersion { get; init; }

    public string? CaseId { get; init; }

    public string? CustomerId { get; init; }

    public required Moment Moment { get; init; }

    public required DateTimeOffset AsOf { get; init; }

    /// <summary>Whether the request itself said <see cref="AsOf"/>: then the case, the moment and it are recorded once a version.</summary>
    public bool IsAsOfSaid { get; init; }

    /// <summary>Null: none was sent.</summary>
    public RequestKey? RequestKey { get; init; }

    /// <summary>The id of the prediction that was answered while this one was made in its shadow; null: this one was answered.</summary>
    public string? ShadowOf { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>In the model's layout; NaN is missing.</summary>
    public required float[] Cells { get; init; }

    /// <summary>JSON, UTF-8.</summary>
    public required byte[] Answer { get; init; }

    /// <summary>What it says to the queue, with which it is written; not read back. Null: nothing.</summary>
    public LineScore? Line { get; init; }
}
