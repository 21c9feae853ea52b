namespace Predictor.Store.Lines;

/// <summary>Why a line does not stand any more. Kept as its name in small letters.</summary>
public enum LineEnd
{
    /// <summary>Somebody recorded what was done, or that nothing need be.</summary>
    Done,

    /// <summary>The customer's latest score is in the lowest band, and nobody had taken the line.</summary>
    Fell,

    /// <summary>The customer left.</summary>
    Left,

    /// <summary>No score for so long.</summary>
    Expired,

    /// <summary>It was of a case whose customer became known: his line goes on.</summary>
    Joined,
}
