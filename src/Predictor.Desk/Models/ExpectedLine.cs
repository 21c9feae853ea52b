using Predictor.Evaluation;

namespace Predictor.Desk.Models;

/// <summary>A figure as it was expected and as it came.</summary>
/// <param name="Words">What is measured.</param>
/// <param name="Recent">Expected of the last days' cases; null: there are none.</param>
/// <param name="Mature">Expected of the mature ones.</param>
/// <param name="Realised">Of the mature ones.</param>
/// <param name="Gap">Realised less expected.</param>
/// <param name="Scale">From the figure to what is shown.</param>
/// <param name="Decimals">Shown.</param>
/// <param name="Unit">After the number.</param>
/// <param name="GapUnit">After the gap.</param>
internal sealed record ExpectedLine(string Words, Estimate? Recent, Estimate? Mature, Estimate? Realised, Estimate? Gap, double Scale, int Decimals, string Unit = "", string GapUnit = "");
