namespace Predictor.Desk.Cases;

/// <summary>One line between where an account of a probability begins and where it ends.</summary>
/// <param name="Words">Of the value; null: of the others together.</param>
/// <param name="Tenths">Of a percentage point, rounded so that all lines add up.</param>
/// <param name="IsLearned">Whether the value is known only once the case is closed.</param>
/// <param name="Others">How many values it stands for; 1 of a value by itself, 0 of so many as nobody knows.</param>
public sealed record FallStep(string? Words, int Tenths, bool IsLearned, int Others = 1);
