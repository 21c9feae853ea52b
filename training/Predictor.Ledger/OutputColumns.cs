namespace Predictor.Ledger;

/// <summary>Names of the schema's columns that hold a centre's outputs. The defaults are the names of the event views and of the drafts of <c>init</c>.</summary>
public sealed record OutputColumns
{
    /// <summary>Seconds.</summary>
    public string Handle { get; init; } = "handle_seconds";

    /// <summary>Seconds.</summary>
    public string Wait { get; init; } = "wait_seconds";

    /// <summary>A count.</summary>
    public string Transfers { get; init; } = "transfers";

    /// <summary>A flag.</summary>
    public string Resolved { get; init; } = "resolved";
}
