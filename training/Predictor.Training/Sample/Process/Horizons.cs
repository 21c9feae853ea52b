namespace Predictor.Training.Sample.Process;

/// <summary>The horizons that probabilities are given for.</summary>
internal static class Horizons
{
    public const int LeftSeconds = 30 * Timeline.Day;
    public const int BackSeconds = 14 * Timeline.Day;
}
