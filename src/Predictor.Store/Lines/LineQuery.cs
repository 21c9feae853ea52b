namespace Predictor.Store.Lines;

/// <summary>Which lines, in which order. An empty list asks for nothing.</summary>
public sealed record LineQuery
{
    /// <summary>Now, for what is snoozed.</summary>
    public required DateTimeOffset Now { get; init; }

    public LineState State { get; init; } = LineState.Open;

    /// <summary>By whose probability and band: the value outcome's, or the second one's.</summary>
    public bool IsSecond { get; init; }

    /// <summary>Positions.</summary>
    public IReadOnlyList<int> Bands { get; init; } = [];

    public IReadOnlyList<string> Queues { get; init; } = [];

    public IReadOnlyList<string> Channels { get; init; } = [];

    public IReadOnlyList<string> Teams { get; init; } = [];

    /// <summary>Columns among the first two reasons.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>Ids; the empty one is nobody.</summary>
    public IReadOnlyList<string> Owners { get; init; } = [];

    /// <summary>Opened at or after.</summary>
    public DateTimeOffset? OpenedFrom { get; init; }

    /// <summary>Opened before.</summary>
    public DateTimeOffset? OpenedBefore { get; init; }

    /// <summary>In names, references, ids and reasons.</summary>
    public string? Search { get; init; }

    /// <summary>Only these teams' lines, and those of no team, whatever else is asked; null: everybody's. What the viewer may see.</summary>
    public IReadOnlyList<string>? Visible { get; init; }

    public LineOrder Order { get; init; } = LineOrder.Gain;

    /// <summary>Smallest first.</summary>
    public bool IsAscending { get; init; }
}
