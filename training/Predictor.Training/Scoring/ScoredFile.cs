using Predictor.Cases;

namespace Predictor.Training.Scoring;

/// <summary>What came of scoring a file.</summary>
/// <param name="Rows">Rows scored.</param>
/// <param name="Scoring">Time for probabilities alone, reading and writing aside.</param>
/// <param name="Explaining">Time for the reasons.</param>
/// <param name="Problems">Cells that could not be used as they came.</param>
internal sealed record ScoredFile(long Rows, TimeSpan Scoring, TimeSpan Explaining, IReadOnlyList<CellProblemCount> Problems);
