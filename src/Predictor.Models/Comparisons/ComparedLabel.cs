namespace Predictor.Models.Comparisons;

/// <summary>What both sides predict.</summary>
/// <param name="Column">That holds the label.</param>
/// <param name="Positive">Its text that counts as positive.</param>
/// <param name="HorizonDays">After which it is mature; null: as soon as it is there.</param>
public sealed record ComparedLabel(
    string Column,
    string Positive,
    double? HorizonDays);
