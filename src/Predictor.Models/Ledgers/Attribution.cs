namespace Predictor.Models.Ledgers;

/// <summary>At which of his contacts a customer who meets an outcome counts; each customer counts once for an outcome and period.</summary>
public enum Attribution
{
    /// <summary>At the last contact within whose horizon it happened; his other contacts count as without it.</summary>
    Last,

    /// <summary>At the first contact within whose horizon it happened; what he does afterwards is no longer counted.</summary>
    First,

    /// <summary>Once in every group within whose horizon it happened, at the last such contact with the group.</summary>
    Touched,

    /// <summary>At every contact: for what is no outcome but an output, of which contacts are counted and not customers.</summary>
    Each,
}
