namespace Predictor.Store.Lines;

/// <summary>Which lines are shown.</summary>
public enum LineState
{
    /// <summary>They stand, and are not snoozed.</summary>
    Open,

    /// <summary>They stand, and are out of sight for a while.</summary>
    Snoozed,

    Ended,
}
