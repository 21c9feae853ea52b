namespace Predictor.Api.Triage.Acts;

/// <summary>What is wrong with what was asked.</summary>
internal enum ActMistake
{
    /// <summary>The verb is none.</summary>
    NoVerb,

    /// <summary>There is nobody of the name.</summary>
    NoPerson,

    /// <summary>No time, or one that is over.</summary>
    NoUntil,

    /// <summary>No reason.</summary>
    NoReason,

    /// <summary>No note.</summary>
    NoNote,

    /// <summary>It is not said whether anything was done.</summary>
    NoAction,

    /// <summary>An end that there is not.</summary>
    NoEnd,

    /// <summary>A reason, a note or an action.</summary>
    TooLong,

    /// <summary>A reason, a note or an action holds what is no text, such as a zero byte.</summary>
    NotText,
}
