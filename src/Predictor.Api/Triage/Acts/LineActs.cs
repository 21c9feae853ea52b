using Predictor.Desk.Access;
using Predictor.Desk.Queue;
using Predictor.Desk.Today;
using Predictor.Store;
using Predictor.Store.Lines;

namespace Predictor.Api.Triage.Acts;

/// <summary>Does what was asked to one line after the other, and takes it back: for forms of pages and for callers of the API alike.</summary>
internal sealed class LineActs(TimeProvider time)
{
    /// <summary>Lines that a caller or a form names at once.</summary>
    public const int MostLines = 200;

    /// <param name="ready">Where the lines are; whoever is given or acted on is kept in his arm of its policy's hold-out.</param>
    /// <param name="user">Who does it.</param>
    /// <param name="lines">With the edition that was seen of each; null: whatever it is. At most <see cref="MostLines"/>.</param>
    /// <param name="act">What.</param>
    /// <param name="cancellation">Stops the reading; what is being written is written.</param>
    public async Task<ActedLines> ActAsync(DeskState.Ready ready, DeskUser user, IReadOnlyList<(string Id, long? Edition)> lines, LineAct act, CancellationToken cancellation)
    {
        var id = Guid.CreateVersion7(time.GetUtcNow()).ToString();
        var acted = new List<(string, LineActed)>(lines.Count);
        foreach (var (line, edition) in lines)
        {
            var done = await ready.Store.ActAsync(line, edition, act, By(user), user.Sees, id, cancellation, each => HoldOutArm.Of(ready.Live, each, time.GetUtcNow()));
            acted.Add((line, done));
            if (done is LineActed.NotWritten)
                break;
        }

        return new ActedLines(id, acted);
    }

    /// <summary>Takes back what somebody did himself, at once or to one line, where nothing else was done to a line since: a whole plan as well. A plan of which nothing is left was never made, in neither arm.</summary>
    /// <param name="store">Where the lines are.</param>
    /// <param name="user">Who did it, and takes it back.</param>
    /// <param name="act">The act's id.</param>
    /// <param name="cancellation">Stops the reading; what is being written is written.</param>
    /// <returns>No line where he did no such thing.</returns>
    public async Task<ActedLines> UndoAsync(RecordStore store, DeskUser user, string act, CancellationToken cancellation)
    {
        var id = Guid.CreateVersion7(time.GetUtcNow()).ToString();
        if (!Guid.TryParseExact(act, "D", out _))
            return new ActedLines(id, []);
        LineEvent[] events = [.. (await store.ReadEventsOfActAsync(act, cancellation)).Where(each => each.By.Id == user.Name)];
        var undone = await SideBySide.ActAsync(id, events, each => each.LineId, each => store.ActAsync(each.LineId, null, new LineAct.Undo(each.Id), By(user), user.Sees, id, cancellation));
        if (undone.IsDone && (await store.ReadEventsOfActAsync(act, cancellation)).All(each => each.IsUndone))
            await store.WithdrawDrawAsync(act, time.GetUtcNow());
        return undone;
    }

    /// <summary>Takes back what was done last to a line, which must be his own.</summary>
    /// <param name="store">Where the line is.</param>
    /// <param name="user">Who takes it back.</param>
    /// <param name="line">Its id.</param>
    /// <param name="edition">That was seen; null: whatever it is.</param>
    /// <param name="last">The event that is to be taken back; null: whatever is the last.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public async Task<LineActed> UndoLastAsync(RecordStore store, DeskUser user, string line, long? edition, string? last, CancellationToken cancellation)
    {
        var events = await store.ReadLineEventsAsync(line, cancellation);
        var own = last ?? (events.Count > 0 ? events[^1].Id : null);
        var isOwn = events.FirstOrDefault(each => each.Id == own) is not { } found || found.By.Id == user.Name || found.What == LineEventKind.Undone;

        // Whose it is, is told only to who sees the line, and of the edition that he saw.
        var act = isOwn ? new LineAct.Undo(own) : new LineAct.Undo("");
        var acted = await store.ActAsync(line, edition, act, By(user), user.Sees, null, cancellation);
        return acted is LineActed.Refused && !isOwn ? new LineActed.Refused("Somebody else did it, and only who did something takes it back.") : acted;
    }

    private static LinePerson By(DeskUser user) => new(user.Name, user.DisplayName);
}
