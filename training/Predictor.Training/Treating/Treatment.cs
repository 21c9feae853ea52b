namespace Predictor.Training.Treating;

/// <summary>Which rows are of cases that something was done about while one outcome could still come.</summary>
/// <param name="Handling">What becomes of them.</param>
/// <param name="Rows">By row of the table.</param>
/// <param name="TestRows">By row of the table that test rows are from.</param>
internal sealed record Treatment(TreatedCases Handling, bool[] Rows, bool[] TestRows);
