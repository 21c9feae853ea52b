namespace Predictor.Desk.Cases;

/// <summary>One value of a case as it was and as it would have been.</summary>
/// <param name="Column">Position in the row.</param>
/// <param name="Was">Cell.</param>
/// <param name="Is">Cell.</param>
public readonly record struct ChangedValue(int Column, float Was, float Is);
