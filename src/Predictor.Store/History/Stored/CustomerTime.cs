namespace Predictor.Store.History.Stored;

/// <summary>Something of a customer at a time; of one of his cases, where he is not said.</summary>
/// <param name="CustomerId">Null: the case's.</param>
/// <param name="CaseId">Null: of none of his in particular.</param>
/// <param name="At">Epoch seconds.</param>
public sealed record CustomerTime(string? CustomerId, string? CaseId, long At);
