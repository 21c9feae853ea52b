using Predictor.Api.Triage.Acts;
using Predictor.Desk.Access;
using Predictor.Desk.Queue;
using Predictor.Desk.Today;
using Predictor.Store.Draws;
using Predictor.Store.Lines;
using Predictor.Store.Writing;

namespace Predictor.Api.Pages.Today;

/// <summary>
/// Gives a whole plan in one act; <see cref="LineActs.UndoAsync"/> takes it back in one. Lines go side by side, so that the store commits them together; each only as it was seen.
/// Where the policy holds out, both arms of the plan are kept first: a customer's arm does not hang on what became of his call.
/// </summary>
internal sealed class PlanActs(IDeskPeople people, TimeProvider time)
{
    /// <summary>Of a plan, lines.</summary>
    public const int MostLines = 2_000;

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
        var given = await SideBySide.ActAsync(act, calls, call => call.Id, async call =>
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

    /// <summary>Keeps the arms of a plan that has nobody to give, for all whom it would have are held out.</summary>
    /// <param name="ready">Where the lines are.</param>
    /// <param name="user">Whose plan it is.</param>
    /// <param name="others">As in <see cref="GiveAsync"/>.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <returns>Of how many it is kept that chance leaves them alone; null: the store does not take it.</returns>
    public async Task<int?> KeepAsync(DeskState.Ready ready, DeskUser user, IReadOnlyList<string> others, CancellationToken cancellation)
    {
        Line[] lines = [.. (await ready.Store.ReadLinesAsync([.. others.Distinct()], cancellation)).Where(line => line.Ended is null && user.Sees(line.Team))];
        var held = lines.Count(line => HoldOutArm.IsHeldOut(ready.Live.Policy, line));
        if (held == 0)
            return 0;
        return await DrawAsync(ready, user, Guid.CreateVersion7(time.GetUtcNow()).ToString(), lines) == Recorded.Yes ? held : null;
    }

    private async Task<Recorded> DrawAsync(DeskState.Ready ready, DeskUser user, string act, IReadOnlyList<Line> lines)
    {
        var now = time.GetUtcNow();
        DrawnLine[] drawn = [.. lines.Select(line => (line.Id, Arm: HoldOutArm.Of(ready.Live, line, now))).Where(each => each.Arm is not null).Select(each => new DrawnLine(each.Id, each.Arm!.IsHeldOut))];
        return drawn.Length == 0 ? Recorded.Yes : await ready.Store.DrawAsync(new PlanDraw(act, user.Name, now, HoldOutArm.Since(ready.Live, now), drawn));
    }

    private static LinePerson By(DeskUser user) => new(user.Name, user.DisplayName);
}
