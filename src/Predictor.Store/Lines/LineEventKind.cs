namespace Predictor.Store.Lines;

/// <summary>Kept as its name in small letters.</summary>
public enum LineEventKind
{
    Assigned,

    Snoozed,

    Noted,

    /// <summary>It was recorded what was done.</summary>
    Acted,

    Reopened,

    Undone,
}
