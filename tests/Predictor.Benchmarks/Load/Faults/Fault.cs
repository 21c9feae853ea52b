namespace Predictor.Benchmarks.Load.Faults;

/// <summary>What goes wrong under the running service, and how it comes right again.</summary>
/// <param name="Name">For the report.</param>
/// <param name="Begin">Makes it so.</param>
/// <param name="End">Undoes it.</param>
/// <param name="Callers">How many call meanwhile.</param>
internal sealed record Fault(string Name, Action Begin, Action End, int Callers);
