namespace Predictor.Store.Valuing;

/// <summary>A policy as the store goes by it.</summary>
/// <param name="Model">Whose it is.</param>
/// <param name="Version">Counted up by whoever edits it.</param>
/// <param name="Stamp">Of all in it that values lines: another one where anything of that is another.</param>
/// <param name="ValueOutcome">The outcome that it values.</param>
public sealed record ValuingPolicy(string Model, int Version, string Stamp, string ValueOutcome);
