namespace Predictor.Desk.Cases;

/// <summary>A reason as it was answered.</summary>
/// <param name="Column">Name.</param>
/// <param name="Words">For people.</param>
/// <param name="Points">Share of the probability.</param>
public sealed record RecordedReason(string Column, string Words, double Points);
