using Predictor.Store.Databases;
using Predictor.Store.Draws;
using Predictor.Store.Records;
using Predictor.Store.Writing;

namespace Predictor.Store.Lines;

/// <summary>
/// Acts on lines. A line is read, changed, and written only if it is still of the edition that was read; its event and what was done are written with it, or not at all.
/// Events keep the line as it was, so that the last one can be undone.
/// </summary>
internal sealed class LineActing(IStoreDatabase database, LineReader reader, WriteQueue queue, TimeProvider time)
{
    private const CellKind Text = CellKind.Text;
    private const CellKind Whole = CellKind.Whole;

    private static readonly Statement Change = new(
        """
        UPDATE desk_line SET owner = $3, owner_name = $4, wake_at = $5, snooze_reason = $6, ended = $7, ended_ms = $8, last_event = $9, edition = edition + 1,
          opened_ms = CASE WHEN ended IS NOT NULL AND $7 IS NULL THEN $10 ELSE opened_ms END
        WHERE line_id = $1 AND edition = $2
        """,
        [Text, Whole, Text, Text, Whole, Text, Text, Whole, Text, Whole]);

    private const string IfChanged = "WHERE EXISTS (SELECT 1 FROM desk_line WHERE line_id = $2 AND last_event = $1)";

    private static readonly Statement Event = new(
        $"""
        INSERT INTO desk_event (event_id, line_id, customer_id, case_id, at_ms, by_id, by_name, what, to_id, to_name, until_at, words, action, action_end, action_id,
          before_owner, before_owner_name, before_wake_at, before_reason, before_ended, act_id, plan_minutes, plan_gain)
        SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23 {IfChanged}
        """,
        [
            Text, Text, Text, Text, Whole, Text, Text, Text, Text, Text, Whole, Text, Text, Text, Text, Text, Text, Whole, Text, Text, Text, CellKind.Real, CellKind.Real,
        ]);

    private static readonly Statement Action = new(
        $"INSERT INTO case_action (action_id, case_id, customer_id, prediction_id, at, what, by_whom, ended, note, updated_at_ms) SELECT $3, $4, $5, $6, $7, $8, $9, $10, $11, $12 {IfChanged}",
        [Text, Text, Text, Text, Text, Text, Whole, Text, Text, Text, Text, Whole]);

    private static readonly Statement Withdrawal = new(
        $"UPDATE case_action SET withdrawn = 1, updated_at_ms = $4 WHERE action_id = $3 AND {IfChanged["WHERE ".Length..]}", [Text, Text, Text, Whole]);

    private static readonly Statement TakenBack = new(
        $"UPDATE desk_event SET undone_by = $1 WHERE event_id = $3 AND {IfChanged["WHERE ".Length..]}", [Text, Text, Text]);

    /// <param name="lineId">Of the line.</param>
    /// <param name="edition">That the caller saw; null: whatever it is.</param>
    /// <param name="act">What to do.</param>
    /// <param name="by">Who does it.</param>
    /// <param name="sees">Whether he may see a line of the team; else there is none for him.</param>
    /// <param name="actId">Of several lines at once; null: of this one alone.</param>
    /// <param name="arm">Of a line that is given or acted on: the arm of its customer, kept with it; null: none.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public async Task<LineActed> ActAsync(
        string lineId, long? edition, LineAct act, LinePerson by, Func<string?, bool> sees, string? actId, Func<Line, LineArm?>? arm, CancellationToken cancellation)
    {
        Line? line;
        LineEvent? last;
        await using (var connection = await database.OpenAsync(cancellation))
        {
            line = await reader.LineAsync(connection, lineId, cancellation);
            if (line is null || !sees(line.Team))
                return new LineActed.Unknown();
            last = line.LastEvent is { } id ? await reader.EventAsync(connection, id, cancellation) : null;
        }

        if (edition is { } seen && seen != line.Edition)
            return new LineActed.Conflict(line, last);
        var now = After(last, time.GetUtcNow());
        if (Refusal(line, last, act, now) is { } why)
            return new LineActed.Refused(why);
        var done = EventOf(line, last, act, by, now, actId);
        var standing = StandingAfter(line, last, act);
        var write = new StoreWrite([.. Rows(line, last, act, done, standing, now, IsChosen(act) ? arm?.Invoke(line) : null)]);
        var recorded = await queue.WriteAsync(write);
        if (recorded != Recorded.Yes)
            return new LineActed.NotWritten(recorded);
        await using var after = await database.OpenAsync(cancellation);
        var current = await reader.LineAsync(after, lineId, cancellation);
        if (current is null)
            return new LineActed.Unknown();
        return write.Changed[0]
            ? new LineActed.Done(current, done)
            : new LineActed.Conflict(current, current.LastEvent is { } newest ? await reader.EventAsync(after, newest, cancellation) : null);
    }

    // A line's events are in the order of their times and ids, also within a millisecond and when the clock was set back.
    private static DateTimeOffset After(LineEvent? last, DateTimeOffset now) => last is not null && now < last.At.AddMilliseconds(1) ? last.At.AddMilliseconds(1) : now;

    private static string? Refusal(Line line, LineEvent? last, LineAct act, DateTimeOffset now) => act switch
    {
        LineAct.Undo when last is null || last.What == LineEventKind.Undone => "There is nothing to undo.",
        LineAct.Undo { Event: { } id } when id != last!.Id => "Something else was done since; only what was done last can be undone.",
        LineAct.Reopen when line is { Ended: null, SnoozedUntil: null } => "The line is open.",
        LineAct.Assign or LineAct.Snooze or LineAct.Do when line.Ended is not null => "The line has ended; open it again first.",
        LineAct.Snooze { Until: var until } when until <= now => "The time until which it is to be snoozed is over.",
        _ => null,
    };

    private static LineStanding StandingAfter(Line line, LineEvent? last, LineAct act)
    {
        var now = LineStanding.Of(line);
        return act switch
        {
            LineAct.Assign assign => now with { Owner = assign.To },
            LineAct.Snooze snooze => now with { WakeAt = snooze.Until.ToUnixTimeSeconds(), SnoozeReason = snooze.Reason },
            LineAct.Do { End: ActionEnd.NotReached or ActionEnd.NotDone } => now,
            LineAct.Do => now with { Ended = LineEnd.Done, WakeAt = 0, SnoozeReason = null },
            LineAct.Reopen => now with { Ended = null, WakeAt = 0, SnoozeReason = null },
            LineAct.Undo => last!.Before,
            _ => now,
        };
    }

    private static LineEvent EventOf(Line line, LineEvent? last, LineAct act, LinePerson by, DateTimeOffset now, string? actId)
    {
        var id = Guid.CreateVersion7(now).ToString();
        var done = new LineEvent { Id = id, ActId = actId ?? id, LineId = line.Id, At = now, By = by, What = LineEventKind.Noted, Before = LineStanding.Of(line) };
        return act switch
        {
            LineAct.Assign assign => done with { What = LineEventKind.Assigned, To = assign.To, Action = assign.Plan?.Action, Plan = assign.Plan },
            LineAct.Snooze snooze => done with { What = LineEventKind.Snoozed, Until = snooze.Until, Words = snooze.Reason },
            LineAct.Note note => done with { Words = note.Words },
            LineAct.Do act2 => done with { What = LineEventKind.Acted, Action = act2.Action, End = act2.End, Words = act2.Words, ActionId = CaseAction.DeskPrefix + done.Id },
            LineAct.Reopen => done with { What = LineEventKind.Reopened },
            _ => done with { What = LineEventKind.Undone, ActionId = last!.ActionId },
        };
    }

    private static bool IsChosen(LineAct act) => act is LineAct.Assign { To: not null } or LineAct.Do { Action: not null };

    /// <summary>What an act writes; the first row is the line's, and says whether it still was as the act takes it to be.</summary>
    public static IEnumerable<(Statement Statement, object?[] Cells)> Rows(
        Line line, LineEvent? last, LineAct act, LineEvent done, LineStanding standing, DateTimeOffset now, LineArm? arm)
    {
        var (at, before) = (now.ToUnixTimeMilliseconds(), done.Before);
        yield return (Change,
        [
            line.Id, line.Edition, standing.Owner?.Id, standing.Owner?.Name, standing.WakeAt, standing.SnoozeReason, NameOf(standing.Ended), standing.Ended is null ? null : at, done.Id, at,
        ]);
        yield return (Event,
        [
            done.Id, line.Id, line.CustomerId, line.CaseId, at, done.By.Id, done.By.Name, Small(done.What), done.To?.Id, done.To?.Name, done.Until?.ToUnixTimeSeconds(), done.Words, done.Action,
            done.End is { } end ? ActionEndNames.NameOf(end) : null, done.ActionId, before.Owner?.Id, before.Owner?.Name, before.WakeAt, before.SnoozeReason, NameOf(before.Ended), done.ActId, done.Plan?.Minutes, done.Plan?.Gain,
        ]);
        if (act is LineAct.Do)
        {
            yield return (Action,
            [
                done.Id, line.Id, done.ActionId, line.CaseId, line.CustomerId, line.PredictionId, now.ToUnixTimeSeconds(), done.Action ?? CaseAction.None, done.By.Id,
                done.End is { } how ? ActionEndNames.NameOf(how) : null, done.Words, at,
            ]);
        }

        if (arm is not null)
            yield return DrawWrites.Of(done, arm);

        if (act is LineAct.Undo)
        {
            yield return (TakenBack, [done.Id, line.Id, last!.Id]);
            yield return (Withdrawal, [done.Id, line.Id, DrawWrites.IdOf(last.Id), at]);
            if (last.ActionId is { } taken)
                yield return (Withdrawal, [done.Id, line.Id, taken, at]);
        }
    }

    private static string? NameOf(LineEnd? end) => end is { } why ? Small(why) : null;

    // The store's names are in small letters.
#pragma warning disable CA1308
    private static string Small<T>(T name)
        where T : struct, Enum => $"{name}".ToLowerInvariant();
#pragma warning restore CA1308
}
