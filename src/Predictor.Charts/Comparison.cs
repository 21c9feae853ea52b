namespace Predictor.Charts;

/// <summary>What was observed beside what was expected.</summary>
public enum Comparison
{
    /// <summary>Too few to say.</summary>
    TooFew,

    /// <summary>The interval of the ratio holds 1: a ring.</summary>
    AsExpected,

    /// <summary>Clearly more: a triangle.</summary>
    More,

    /// <summary>Clearly fewer: a disc.</summary>
    Fewer,
}
