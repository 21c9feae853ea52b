namespace Predictor.Desk.Centre;

/// <summary>An outcome as the pages name it.</summary>
/// <param name="Name">As in the schema.</param>
/// <param name="Heading">"Leaves".</param>
/// <param name="Words">After "the customer": "leaves within 30 days".</param>
public sealed record OutcomeHeading(string Name, string Heading, string Words);
