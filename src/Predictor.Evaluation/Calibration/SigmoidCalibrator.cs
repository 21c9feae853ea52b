using System.Text.Json.Serialization;

namespace Predictor.Evaluation.Calibration;

/// <summary>1 / (1 + exp(-(slope x margin + intercept))), slope above 0. Platt 1999.</summary>
public sealed record SigmoidCalibrator : Calibrator
{
    /// <exception cref="ArgumentException">A slope that is not above 0, or a figure that is not finite.</exception>
    [JsonConstructor]
    public SigmoidCalibrator(double slope, double intercept)
    {
        if (!(slope > 0) || !double.IsFinite(slope) || !double.IsFinite(intercept))
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"Sigmoid calibrator with slope {slope} and intercept {intercept}: expected a finite slope above 0 and a finite intercept."));
        }

        Slope = slope;
        Intercept = intercept;
    }

    public double Slope { get; }

    public double Intercept { get; }

    public override double Probability(double margin) => Logistic((Slope * margin) + Intercept);
}
