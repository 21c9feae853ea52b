namespace Predictor.Evaluation.Calibration;

/// <summary>Piecewise linear through strictly increasing knots; beyond the outer knots it goes on strictly increasing towards 0 and 1.</summary>
public sealed record IsotonicCalibrator(IReadOnlyList<double> Margins, IReadOnlyList<double> Probabilities) : Calibrator
{
    public override double Probability(double margin) => throw new NotImplementedException();
}
