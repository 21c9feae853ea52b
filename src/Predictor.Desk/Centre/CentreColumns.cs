namespace Predictor.Desk.Centre;

/// <summary>Which of a schema's columns play a part on the pages; null where there is none. Settings name them: no code does.</summary>
/// <param name="Queue">Where a contact was handled: a category known on arrival.</param>
/// <param name="HandleTime">Seconds, known at closure.</param>
/// <param name="Value">What the customer is worth; money. Null: the policy's.</param>
public sealed record CentreColumns(string? Queue = null, string? HandleTime = null, string? Value = null);
