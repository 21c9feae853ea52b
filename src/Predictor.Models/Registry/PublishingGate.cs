namespace Predictor.Models.Registry;

/// <summary>How a publication passes the gate.</summary>
public enum PublishingGate
{
    /// <summary>A stored comparison must show the version not worse than the champion; the first publication of a name needs none.</summary>
    Compared,

    /// <summary>Whatever comparisons say; live.json keeps that it was forced, the reason, and what they said.</summary>
    Forced,
}
