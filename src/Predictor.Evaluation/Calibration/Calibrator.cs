namespace Predictor.Evaluation.Calibration;

/// <summary>A strictly increasing map from margin (log-odds) to probability.</summary>
public abstract record Calibrator
{
    /// <summary>In (0, 1).</summary>
    public abstract double Probability(double margin);
}
