namespace Predictor.Store.Lines;

/// <summary>By what lines are sorted; equals by their ids.</summary>
public enum LineOrder
{
    /// <summary>Expected gain of the suggested action, then what is at stake.</summary>
    Gain,

    /// <summary>What is at stake.</summary>
    Stake,

    /// <summary>The probability.</summary>
    Chance,

    /// <summary>When it opened.</summary>
    Opened,
}
