namespace Predictor.Store.Records;

/// <summary>All that the store knows of one customer's cases up to a time.</summary>
/// <param name="Record">Null where there is none.</param>
/// <param name="Interactions">Opened not after the time, in the order of opening, then of ids; those that have not opened yet are left out.</param>
/// <param name="Surveys">Of those interactions, answered by then.</param>
/// <param name="AnyOnRecord">Whether the store has any customer's record: where it has none, every customer counts as on record.</param>
/// <param name="AnyInteraction">Whether the store has any customer's interaction: where it has neither any nor a record, nothing is known of anybody's history.</param>
public sealed record CustomerEvents(
    CustomerRecord? Record, IReadOnlyList<Interaction> Interactions, IReadOnlyList<Survey> Surveys, bool AnyOnRecord, bool AnyInteraction);
