using Predictor.Store.Records;

namespace Predictor.Store.Lines;

/// <summary>What somebody does to a line.</summary>
public abstract record LineAct
{
    private LineAct()
    {
    }

    /// <summary>Gives it to somebody.</summary>
    /// <param name="To">Null: to nobody.</param>
    /// <param name="Plan">What a plan gives it for; null: no plan's.</param>
    public sealed record Assign(LinePerson? To, LinePlan? Plan = null) : LineAct;

    /// <summary>Keeps it out of sight until a time, or until the customer's next case is at risk.</summary>
    /// <param name="Until">Later than now.</param>
    /// <param name="Reason">In words.</param>
    public sealed record Snooze(DateTimeOffset Until, string Reason) : LineAct;

    /// <param name="Words">Kept with the line.</param>
    public sealed record Note(string Words) : LineAct;

    /// <summary>What was done. It ends the line, but for an action that did not reach the customer or was not done.</summary>
    /// <param name="Action">Name of the policy's, or in words; null: nothing need be done.</param>
    /// <param name="End">How it ended; null: not known yet.</param>
    /// <param name="Words">A note; null: none.</param>
    public sealed record Do(string? Action, ActionEnd? End, string? Words) : LineAct;

    /// <summary>Opens a line that ended, or wakes one that is snoozed.</summary>
    public sealed record Reopen : LineAct;

    /// <summary>Takes back what was done last.</summary>
    /// <param name="Event">Which must be that; null: whatever it is.</param>
    public sealed record Undo(string? Event) : LineAct;
}
