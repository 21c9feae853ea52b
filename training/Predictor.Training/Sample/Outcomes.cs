namespace Predictor.Training.Sample;

/// <summary>The horizons that probabilities are given for.</summary>
internal static class Outcomes
{
    public const int LeftSeconds = 30 * Timeline.Day;
    public const int BackSeconds = 14 * Timeline.Day;
}
