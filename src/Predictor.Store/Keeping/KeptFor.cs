namespace Predictor.Store.Keeping;

/// <summary>What is kept for as long as one setting says.</summary>
public enum KeptFor
{
    /// <summary>Cases, their surveys and outcomes; customers who left and have no case any more.</summary>
    Interactions,

    /// <summary>Answers with the features they were given from.</summary>
    Predictions,

    /// <summary>Platforms' own events, which are needed only while a case may still change.</summary>
    PlatformEvents,

    /// <summary>Who did what.</summary>
    Audit,
}
