namespace Predictor.Evaluation;

/// <summary>Point metrics over labels (0 or 1) and probabilities. An undefined metric (one class only) is NaN.</summary>
public static class Metrics
{
    /// <summary>Area under the ROC curve; ties count half.</summary>
    public static double Auc(ReadOnlySpan<float> labels, ReadOnlySpan<double> scores) => throw new NotImplementedException();

    /// <summary>Sum over recall steps of precision, ties as one step (as scikit-learn).</summary>
    public static double AveragePrecision(ReadOnlySpan<float> labels, ReadOnlySpan<double> scores) => throw new NotImplementedException();

    public static double LogLoss(ReadOnlySpan<float> labels, ReadOnlySpan<double> probabilities) => throw new NotImplementedException();

    public static double Brier(ReadOnlySpan<float> labels, ReadOnlySpan<double> probabilities) => throw new NotImplementedException();

    /// <summary>Over <paramref name="bins"/> bins of equal count, rows in order of probability.</summary>
    public static double CalibrationError(ReadOnlySpan<float> labels, ReadOnlySpan<double> probabilities, int bins = 15) => throw new NotImplementedException();

    public static double TopDecileLift(ReadOnlySpan<float> labels, ReadOnlySpan<double> scores) => throw new NotImplementedException();
}
