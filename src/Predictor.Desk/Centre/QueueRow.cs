namespace Predictor.Desk.Centre;

/// <summary>One queue.</summary>
/// <param name="Name">As in the data; null for contacts without one.</param>
/// <param name="Contacts">Cases opened.</param>
/// <param name="HandleSeconds">Median over closed cases; null where none is known.</param>
/// <param name="Outcomes">One an outcome of the view.</param>
public sealed record QueueRow(string? Name, int Contacts, double? HandleSeconds, IReadOnlyList<ObservedOverExpected> Outcomes);
