namespace Predictor.Models.Bundles;

/// <summary>A slice that a bundle keeps counts of.</summary>
public enum SliceName
{
    /// <summary>Grew the trees.</summary>
    Fit,

    /// <summary>Turned margins into probabilities.</summary>
    Calibration,

    /// <summary>Measured.</summary>
    Test,
}
