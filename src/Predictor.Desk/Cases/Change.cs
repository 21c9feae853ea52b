namespace Predictor.Desk.Cases;

/// <summary>A change of one value or of two.</summary>
internal readonly record struct Change(double Size, ChangedValue First, ChangedValue? Second);
