using System.Collections.Concurrent;
using Predictor.Api.Triage.Acts;
using Predictor.Desk.Access;
using Predictor.Desk.Queue;
using Predictor.Desk.Today;
using Predictor.Store.Draws;
using Predictor.Store.Lines;
using Predictor.Store.Writing;

namespace Predictor.Api.Pages.Today;

/// <summary>
/// Gives a whole plan in one act, and takes it back in one. Lines go side by side, so that the store commits them together; each only as it was seen.
/// Where the policy holds out, both arms of the plan are kept first: a customer's arm does not hang on what became of his call.
/// </summary>
internal sealed class PlanActs(IDeskPeople people, TimeProvider time)
{
    /// <summary>Of a plan, lines.</summary>
    public const int MostLines = 2_000;

    /// <summary>Lines at the same time.</summary>
    private const int AtOnce = 32;

    /// <param name="ready">Where the lines are.</param>
    /// <param name="user">Who gives.</param>
    /// <param name="calls">Each line as it was seen, and to whom.</param>
    /// <param name="others">Lines that the plan would have too: those held out, as the page showed them, and those that she took out of it.</param>
    /// <param name="cancellation">Stops the reading; what is being written is written.</param>
    public async Task<ActedLines> GiveAsync(DeskState.Ready ready, DeskUser user, IReadOnlyList<PlannedLine> calls, IReadOnlyList<string> others, CancellationToken cancellation)
    {
        var (policy, act) = (ready.Live.Policy, Guid.CreateVersion7(time.GetUtcNow()).ToString());
        var lines = (await ready.Store.ReadLinesAsync([.. calls.Select(call => call.Id).Concat(others).Distinct()], cancellation)).ToDictionary(line => line.Id);
        var known = TodayPeople.Of(people, user).ToDictionary(person => person.Name);
        var recorded = await DrawAsync(ready, user, act, [.. lines.Values.Where(line => line.Ended is null && user.Sees(line.Team))]);
        if (recorded != Recorded.Yes)
            return new ActedLines(act, [.. calls.Select(call => (call.Id, (LineActed)new LineActed.NotWritten(recorded)))]);
        var given = await SideBySideAsync(act, calls, call => call.Id, async call =>
        {
            if (!lines.TryGetValue(call.Id, out var line) || !known.TryGetValue(call.To, out var person) || !person.Sees(line.Team)
                || policy.Actions.FirstOrDefault(action => action.Name == line.Value.Action) is not { } action || HoldOutArm.IsHeldOut(policy, line))
                return new LineActed.Unknown();
            var give = new LineAct.Assign(new LinePerson(person.Name, person.DisplayName), new LinePlan(action.Name, action.Minutes, line.Value.Gain));
            return await ready.Store.ActAsync(call.Id, call.Edition, give, By(user), user.Sees, act, cancellation);
        });
        if (!given.IsDone && policy.HoldOut is not null)
            await ready.Store.WithdrawDrawAsync(act, time.GetUtcNow());
        return given;
    }

    /// <summary>Takes back what somebody gave, where nothing was done to a line since.</summary>
    /// <param name="ready">Where the lines are.</param>
    /// <param name="user">Who gave it, and takes it back.</param>
    /// <param name="act">The act's id.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <returns>No line where he did no such thing.</returns>
    public async Task<ActedLines> TakeBackAsync(DeskState.Ready ready, DeskUser user, string act, CancellationToken cancellation)
    {
        var undo = Guid.CreateVersion7(time.GetUtcNow()).ToString();
        LineEvent[] events = [.. (await ready.Store.ReadEventsOfActAsync(act, cancellation)).Where(each => each.By.Id == user.Name && each.What == LineEventKind.Assigned).Take(MostLines)];
        var taken = await SideBySideAsync(undo, events, each => each.LineId, each => ready.Store.ActAsync(each.LineId, null, new LineAct.Undo(each.Id), By(user), user.Sees, undo, cancellation));

        // A plan of which nothing is left was never made: neither arm.
        if (taken.IsDone && (await ready.Store.ReadEventsOfActAsync(act, cancellation)).All(each => each.IsUndone))
            await ready.Store.WithdrawDrawAsync(act, time.GetUtcNow());
        return taken;
    }

    private async Task<Recorded> DrawAsync(DeskState.Ready ready, DeskUser user, string act, IReadOnlyList<Line> lines)
    {
        var now = time.GetUtcNow();
        DrawnLine[] drawn = [.. lines.Select(line => (line.Id, Arm: HoldOutArm.Of(ready.Live, line, now))).Where(each => each.Arm is not null).Select(each => new DrawnLine(each.Id, each.Arm!.IsHeldOut))];
        return drawn.Length == 0 ? Recorded.Yes : await ready.Store.DrawAsync(new PlanDraw(act, user.Name, now, HoldOutArm.Since(ready.Live, now), drawn));
    }

    private static async Task<ActedLines> SideBySideAsync<T>(string act, IReadOnlyList<T> all, Func<T, string> lineOf, Func<T, Task<LineActed>> doAsync)
    {
        var acted = new ConcurrentDictionary<string, LineActed>();
        await Parallel.ForEachAsync(all, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (each, _) => acted[lineOf(each)] = await doAsync(each));
        return new ActedLines(act, [.. all.Select(each => (lineOf(each), acted[lineOf(each)]))]);
    }

    private static LinePerson By(DeskUser user) => new(user.Name, user.DisplayName);
}
