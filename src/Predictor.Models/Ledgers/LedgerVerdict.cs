namespace Predictor.Models.Ledgers;

/// <summary>What an interval says.</summary>
public enum LedgerVerdict
{
    /// <summary>Too few to say.</summary>
    TooFew,

    /// <summary>The interval holds what was expected.</summary>
    AsExpected,

    /// <summary>All of it is above.</summary>
    More,

    /// <summary>All of it is below.</summary>
    Fewer,
}
