namespace Predictor.Evaluation.Drift;

/// <summary>How far a distribution moved, by its stability index beyond what noise gives: the customary steps of 0.1 and 0.25.</summary>
public enum DriftVerdict
{
    /// <summary>Below 0.1 beyond noise, or no more than noise alone gives in one of a thousand.</summary>
    Stable,

    /// <summary>From 0.1.</summary>
    Moderate,

    /// <summary>From 0.25.</summary>
    Severe,
}
