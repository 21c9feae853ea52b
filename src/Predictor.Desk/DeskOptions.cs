namespace Predictor.Desk;

/// <summary>Settings <c>Desk</c>.</summary>
public sealed record DeskOptions
{
    /// <summary>Which columns play a part; one that the model's schema does not have plays none.</summary>
    public DeskColumns Columns { get; init; } = new();

    /// <summary>Days without a score after which a line ends by itself; a score older than that opens none.</summary>
    public int ExpireDays { get; init; } = 30;

    /// <summary>Of times, until a viewer's browser says his own; an IANA name.</summary>
    public string TimeZone { get; init; } = "UTC";

    /// <summary>Template of <see cref="Desk.CustomerLink"/>, with {customerId}, {caseId} and {reference} in it; empty: there is none.</summary>
    public string CustomerLink { get; init; } = "";

    /// <summary>Whether pages may name who handled a case, the column <see cref="DeskColumns.Agent"/>. Off unless a company decides otherwise.</summary>
    public bool ShowAgents { get; init; }

    /// <summary>Whether a page may name a column.</summary>
    public bool Shows(string column) => ShowAgents || Columns.Agent is null || column != Columns.Agent;
}
