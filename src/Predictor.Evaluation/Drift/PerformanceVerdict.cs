namespace Predictor.Evaluation.Drift;

/// <summary>Whether probabilities still mean what they say, by labels that came.</summary>
public enum PerformanceVerdict
{
    /// <summary>Fewer than ten rows of a class, or than twenty customers.</summary>
    TooFew,

    /// <summary>Calibrating them again on what came would gain no more than noise gives, or too little to matter.</summary>
    WithinNoise,

    /// <summary>Calibrating them again would gain a hundredth of the entropy of the rate, or more, and beyond noise.</summary>
    Off,
}
