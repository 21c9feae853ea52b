namespace Predictor.Api.Triage.Acts;

/// <summary>What can be asked for, as forms and addresses have it.</summary>
internal static class ActVerb
{
    public const string Assign = "assign";

    public const string Snooze = "snooze";

    public const string Note = "note";

    /// <summary>What was done, or that nothing need be.</summary>
    public const string Act = "act";

    public const string Reopen = "reopen";

    public const string Undo = "undo";
}
