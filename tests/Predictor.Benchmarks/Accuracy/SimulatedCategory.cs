namespace Predictor.Benchmarks.Accuracy;

/// <summary>A category column of a simulated set.</summary>
/// <param name="Name">Of the column.</param>
/// <param name="Levels">Levels over the whole time.</param>
/// <param name="Zipf">Level k is drawn in proportion to 1 / k^Zipf; 0: all equally often.</param>
/// <param name="Effect">Standard deviation of the levels' effects on the log-odds; 0: the column says nothing.</param>
/// <param name="Slope">Standard deviation of the levels' own slopes on the first number: an interaction that subsets and statistics alone miss.</param>
/// <param name="Turnover">Share of levels that come or go during the time, so that some of the test's were never seen.</param>
/// <param name="Missing">Share of cells left empty, at random.</param>
internal sealed record SimulatedCategory(
    string Name, int Levels, double Zipf = 1, double Effect = 0, double Slope = 0, double Turnover = 0, double Missing = 0);
