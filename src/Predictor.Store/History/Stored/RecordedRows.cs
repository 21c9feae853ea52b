using Predictor.Cases;

namespace Predictor.Store.History.Stored;

/// <summary>Rows as a model's versions recorded them when they scored, in place of rows computed from what is known now.</summary>
/// <param name="Model">Whose scores: its name. Those made in the shadow are not among them.</param>
/// <param name="Layout">By version: how its cells were laid out; null where the version is not to be had.</param>
/// <param name="Fills">Whether a case's moment without a recorded score is computed; else it is left out.</param>
public sealed record RecordedRows(string Model, Func<int, CaseEncoder?> Layout, bool Fills);
