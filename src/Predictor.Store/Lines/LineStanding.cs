namespace Predictor.Store.Lines;

/// <summary>What people may change of a line.</summary>
/// <param name="Owner">Null: nobody.</param>
/// <param name="WakeAt">Epoch seconds; 0: not snoozed.</param>
/// <param name="SnoozeReason">Null: none.</param>
/// <param name="Ended">Null: it stands.</param>
internal sealed record LineStanding(LinePerson? Owner, long WakeAt, string? SnoozeReason, LineEnd? Ended)
{
    public static LineStanding Untouched { get; } = new(null, 0, null, null);

    public static LineStanding Of(Line line) => new(line.Owner, line.SnoozedUntil?.ToUnixTimeSeconds() ?? 0, line.SnoozeReason, line.Ended);
}
