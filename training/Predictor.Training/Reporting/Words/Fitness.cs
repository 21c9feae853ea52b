namespace Predictor.Training.Reporting.Words;

/// <summary>What a model is fit for.</summary>
public enum Fitness
{
    /// <summary>Its order and its probabilities hold.</summary>
    Fit,

    /// <summary>Its order holds, its probabilities are off.</summary>
    OrderOnly,

    /// <summary>The interval of its AUC holds one half.</summary>
    NotShown,

    /// <summary>Nothing can be said.</summary>
    TooFew,
}
