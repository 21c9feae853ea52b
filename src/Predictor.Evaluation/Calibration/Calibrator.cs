using System.Text.Json.Serialization;

namespace Predictor.Evaluation.Calibration;

/// <summary>A strictly increasing map from margin (log-odds) to probability. In JSON, <c>kind</c> says which one; figures round-trip exactly.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(SigmoidCalibrator), "sigmoid")]
[JsonDerivedType(typeof(IsotonicCalibrator), "isotonic")]
public abstract record Calibrator
{
    /// <summary>In (0, 1): where a double would round to 0 or 1, the nearest one inside. NaN gives NaN.</summary>
    public abstract double Probability(double margin);

    private protected static double Logistic(double logOdds) =>
        Math.Clamp(1 / (1 + Math.Exp(-logOdds)), double.Epsilon, 1 - (Metrics.LogLossClip / 2));

    private protected static double LogOdds(double probability) => Math.Log(probability / (1 - probability));
}
