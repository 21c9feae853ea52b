namespace Predictor.Evaluation.Calibration;

/// <summary>Learns a calibrator from a slice that grew no tree.</summary>
public static class CalibratorFit
{
    /// <summary>Isotonic where the slice carries it (enough of both classes), sigmoid below that.</summary>
    public static Calibrator Fit(ReadOnlySpan<double> margins, ReadOnlySpan<float> labels) => throw new NotImplementedException();

    public static SigmoidCalibrator FitSigmoid(ReadOnlySpan<double> margins, ReadOnlySpan<float> labels) => throw new NotImplementedException();

    public static IsotonicCalibrator FitIsotonic(ReadOnlySpan<double> margins, ReadOnlySpan<float> labels) => throw new NotImplementedException();
}
