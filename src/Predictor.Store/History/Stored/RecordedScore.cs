using Predictor.Cases;
using Predictor.Store.History.Events;

namespace Predictor.Store.History.Stored;

/// <summary>What a case's moment was scored from.</summary>
/// <param name="Row">The case, the moment, and as of when it was scored.</param>
/// <param name="Version">Of the model.</param>
/// <param name="Layout">Of the cells.</param>
/// <param name="Cells">As recorded.</param>
internal sealed record RecordedScore(CaseRow Row, int Version, CaseEncoder Layout, float[] Cells);
