namespace Predictor.Evaluation.Calibration;

/// <summary>
/// Logistic regression of the label on the log-odds of the probability. D. R. Cox, 1958, "Two further applications of a model for binary regression".
/// Slope 1 and intercept 0 are those of calibrated probabilities; a slope below 1 says that they are too far apart.
/// </summary>
/// <param name="Slope">Of the regression.</param>
/// <param name="Intercept">Of the regression.</param>
/// <param name="InTheLarge">Intercept with the slope held at 1: above 0 where probabilities are too low on the whole.</param>
public sealed record CalibrationLine(double Slope, double Intercept, double InTheLarge)
{
    public static CalibrationLine Undefined { get; } = new(double.NaN, double.NaN, double.NaN);

    /// <summary>
    /// Newton's method; O(n) a step. Probabilities are clipped to [2^-52, 1 - 2^-52] (as the log loss), so log-odds lie within 36.04 of 0.
    /// Undefined (NaN): all three with one class only; slope and intercept where all probabilities are equal, or where a threshold parts
    /// the classes and the best slope is infinite.
    /// </summary>
    /// <exception cref="ArgumentException">Lengths differ, a label is neither 0 nor 1, a probability is outside 0 to 1.</exception>
    public static CalibrationLine Of(ReadOnlySpan<float> labels, ReadOnlySpan<double> probabilities)
    {
        LabelledScores.Check(labels, probabilities, areProbabilities: true);
        var logOdds = new double[labels.Length];
        var isPositive = new byte[labels.Length];
        for (var i = 0; i < labels.Length; i++)
        {
            logOdds[i] = LogOdds(probabilities[i]);
            isPositive[i] = (byte)labels[i];
        }

        // All rows are one customer's, who is there once.
        return new LogOddsRegression(logOdds, isPositive, new int[labels.Length], 1).Fit([1]);
    }

    internal static double LogOdds(double probability)
    {
        var clipped = Math.Clamp(probability, Metrics.LogLossClip, 1 - Metrics.LogLossClip);
        return Math.Log(clipped / (1 - clipped));
    }
}
