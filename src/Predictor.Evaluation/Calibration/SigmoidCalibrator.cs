namespace Predictor.Evaluation.Calibration;

/// <summary>1 / (1 + exp(-(slope x margin + intercept))), slope above 0. Platt 1999.</summary>
public sealed record SigmoidCalibrator(double Slope, double Intercept) : Calibrator
{
    public override double Probability(double margin) => 1 / (1 + Math.Exp(-((Slope * margin) + Intercept)));
}
