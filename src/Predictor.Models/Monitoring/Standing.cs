namespace Predictor.Models.Monitoring;

/// <summary>What is to be done about a model, by what `drift` found.</summary>
public enum Standing
{
    /// <summary>Nothing moved that it leans on, and no label says otherwise.</summary>
    Holds,

    /// <summary>Its probabilities, or a column it leans on, moved; labels do not say (yet) that its probabilities are off.</summary>
    Look,

    /// <summary>Labels say that its probabilities are off.</summary>
    Retrain,
}
