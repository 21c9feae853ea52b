namespace Predictor.Store.Records;

/// <summary>A case's answered survey. Of several the earliest counts; the same time again is a correction.</summary>
/// <param name="CaseId">Of the case it asks about.</param>
/// <param name="AnsweredAt">Epoch seconds.</param>
/// <param name="Dissatisfied">Null: not said.</param>
/// <param name="Score">As asked; null: not said.</param>
public sealed record Survey(string CaseId, long AnsweredAt, bool? Dissatisfied, long? Score);
