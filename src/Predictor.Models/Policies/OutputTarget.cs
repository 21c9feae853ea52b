namespace Predictor.Models.Policies;

/// <summary>What a centre is measured on: a column that is to be at most a limit, in one group of a category or everywhere, from a date on.</summary>
/// <param name="Name">"billing-handle-time".</param>
/// <param name="Words">After "the target": "handled within 6 minutes".</param>
/// <param name="Measure">The number column it is counted by, as the schema calls it.</param>
/// <param name="Limit">The most that meets it, in the column's unit; above 0.</param>
/// <param name="Column">The category column that says where it holds: "queue"; null: everywhere.</param>
/// <param name="Level">The level of that column: "billing"; null: everywhere.</param>
/// <param name="From">When it began; null: not known, and nothing can be said of before and after.</param>
public sealed record OutputTarget(string Name, string Words, string Measure, double Limit, string? Column, string? Level, DateTimeOffset? From);
