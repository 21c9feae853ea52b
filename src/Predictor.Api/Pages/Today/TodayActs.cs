using System.Collections.Concurrent;
using System.Globalization;
using Predictor.Desk.Access;
using Predictor.Desk.Queue;
using Predictor.Desk.Today;
using Predictor.Desk.Words;
using Predictor.Store.Lines;
using Predictor.Store.Plans;
using Predictor.Store.Writing;

namespace Predictor.Api.Pages.Today;

/// <summary>What the day's forms ask for, and what became of it as the next page's address says.</summary>
internal sealed class TodayActs(IDeskPeople people, TimeProvider time)
{
    /// <summary>Of a plan, lines.</summary>
    private const int MostLines = 2_000;

    /// <summary>Of those that somebody else was before at, so many are named.</summary>
    private const int MostMissed = 10;

    /// <summary>Lines are given at the same time, so that the store commits them together.</summary>
    private const int AtOnce = 32;

    /// <returns>To be added to the address of the page; null: the store does not take it.</returns>
    public async Task<string?> ActAsync(DeskState.Ready ready, DeskUser user, IFormCollection form, TimeZoneInfo zone, CancellationToken cancellation)
    {
        var day = DayTime.Of(time.GetUtcNow(), zone);
        if (form["out"].ToString() is { Length: LineId.Length } left)
        {
            if (await ready.Store.ReadLineAsync(left, cancellation) is not { } line || !user.Sees(line.Team))
                return "mistake=gone";
            return Recorded(await ready.Store.LeaveOutAsync(user.Name, day, left, time.GetUtcNow()), $"out={left}");
        }

        if (form["back"].ToString() is { Length: LineId.Length } back)
            return Recorded(await ready.Store.PutBackAsync(user.Name, day, back), "");
        return form["verb"].ToString() switch
        {
            "plan" => await SayAsync(ready, user, form, day),
            "assign" => await AssignAsync(ready, user, form["plan"].ToString(), day, cancellation),
            "undo" => await UndoAsync(ready, user, form["act"].ToString(), cancellation),
            "back" => Recorded(await ready.Store.PutBackAsync(user.Name, day, form["line"].ToString()), ""),
            _ => "mistake=noVerb",
        };
    }

    /// <summary>What the address says was done; what it says wrongly is nothing.</summary>
    public async Task<TodayOutcome?> OutcomeAsync(DeskState.Ready ready, DeskUser user, TodayView view, IQueryCollection query, CancellationToken cancellation)
    {
        var (act, missed, left, mistake) = (query["did"].ToString(), query["missed"], query["out"].ToString(), query["mistake"].ToString());
        if (act.Length == 0 && missed.Count == 0 && left.Length == 0 && mistake.Length == 0)
            return null;
        IReadOnlyList<LineEvent> done = act.Length == 0 ? [] : [.. (await ready.Store.ReadEventsOfActAsync(act, cancellation)).Where(each => each.By.Id == user.Name)];
        var others = (await ready.Store.ReadLinesAsync([.. missed.OfType<string>().Take(MostMissed)], cancellation)).Where(line => user.Sees(line.Team)).ToArray();
        return new TodayOutcome(
            done,
            await QueueReading.WithAsync(ready.Store, others, time.GetUtcNow(), cancellation),
            view.LeftOut.FirstOrDefault(line => line.Id == left),
            mistake switch
            {
                "" => null,
                "gone" => DeskText.Of("told.gone"),
                "notWritten" => DeskText.Of("told.notWritten"),
                "minutes" => DeskText.Of("today.badMinutes", TodayPeople.MostMinutes),
                "tooMany" => DeskText.Of("today.tooMany", TodayPeople.Most),
                "noPlan" => DeskText.Of("today.noPlan"),
                _ => DeskText.Of("told.noVerb"),
            });
    }

    private async Task<string?> SayAsync(DeskState.Ready ready, DeskUser user, IFormCollection form, DateOnly day)
    {
        var (names, minutes) = (form["person"], form["minutes"]);
        var known = TodayPeople.Of(people, user).Select(person => person.Name).ToHashSet();
        var present = new List<PresentPerson>();
        for (var i = 0; i < Math.Min(names.Count, minutes.Count); i++)
        {
            var (name, said) = (names[i] ?? "", minutes[i]?.Trim() ?? "");
            if (name.Length == 0 || !known.Contains(name))
                continue;
            var count = 0;
            if (said.Length > 0 && !int.TryParse(said, NumberStyles.None, CultureInfo.InvariantCulture, out count) || count > TodayPeople.MostMinutes || present.Any(each => each.Person == name))
                return "mistake=minutes";
            present.Add(new PresentPerson(name, count));
        }

        return present.Count > TodayPeople.Most ? "mistake=tooMany" : Recorded(await ready.Store.SayPresentAsync(user.Name, new PresentPeople(day, present)), "");
    }

    /// <summary>Gives each line of a plan to its person, where it is still as the page showed it; all in one act.</summary>
    private async Task<string?> AssignAsync(DeskState.Ready ready, DeskUser user, string plan, DateOnly day, CancellationToken cancellation)
    {
        (string Id, long Edition, string To)[] calls = [.. plan.Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(MostLines).Select(Call).OfType<(string, long, string)>().DistinctBy(call => call.Item1)];
        if (calls.Length == 0)
            return "mistake=noPlan";
        await KeepPresentAsync(ready, user, day, cancellation);
        var (store, policy, by) = (ready.Store, ready.Live.Policy, new LinePerson(user.Name, user.DisplayName));
        var lines = (await store.ReadLinesAsync([.. calls.Select(call => call.Id)], cancellation)).ToDictionary(line => line.Id);
        var known = TodayPeople.Of(people, user).ToDictionary(person => person.Name);
        var actId = Guid.CreateVersion7(time.GetUtcNow()).ToString();
        var (missed, isDone, isAway) = (new ConcurrentBag<string>(), 0, 0);
        await Parallel.ForEachAsync(calls, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation }, async (call, stopping) =>
        {
            if (!lines.TryGetValue(call.Id, out var line) || !known.TryGetValue(call.To, out var person) || !person.Sees(line.Team)
                || policy.Actions.FirstOrDefault(action => action.Name == line.Value.Action) is not { } action || TodayPeople.IsHeldOut(policy, line))
            {
                missed.Add(call.Id);
                return;
            }

            var give = new LineAct.Assign(new LinePerson(person.Name, person.DisplayName), new LinePlan(action.Name, action.Minutes, line.Value.Gain));
            switch (await store.ActAsync(call.Id, call.Edition, give, by, user.Sees, actId, stopping))
            {
                case LineActed.Done:
                    Interlocked.Increment(ref isDone);
                    break;
                case LineActed.NotWritten:
                    Interlocked.Increment(ref isAway);
                    break;
                default:
                    missed.Add(call.Id);
                    break;
            }
        });
        return isDone == 0 && isAway > 0 ? null : Told(isDone > 0 ? actId : null, calls.Select(call => call.Id).Where(missed.Contains), isAway > 0 ? "notWritten" : null);
    }

    /// <summary>Who gives to those of an earlier day says that they are there.</summary>
    private static async Task KeepPresentAsync(DeskState.Ready ready, DeskUser user, DateOnly day, CancellationToken cancellation)
    {
        if (await ready.Store.ReadPresentAsync(user.Name, day, cancellation) is { } said && said.Day != day)
            await ready.Store.SayPresentAsync(user.Name, new PresentPeople(day, [.. said.People.Where(each => each.Minutes > 0)]));
    }

    private async Task<string?> UndoAsync(DeskState.Ready ready, DeskUser user, string act, CancellationToken cancellation)
    {
        var events = (await ready.Store.ReadEventsOfActAsync(act, cancellation)).Where(each => each.By.Id == user.Name && each.What == LineEventKind.Assigned).Take(MostLines).ToArray();
        if (events.Length == 0)
            return "mistake=gone";
        var by = new LinePerson(user.Name, user.DisplayName);
        var undo = Guid.CreateVersion7(time.GetUtcNow()).ToString();
        var (missed, isDone, isAway) = (new ConcurrentBag<string>(), 0, 0);
        await Parallel.ForEachAsync(events, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation }, async (each, stopping) =>
        {
            switch (await ready.Store.ActAsync(each.LineId, null, new LineAct.Undo(each.Id), by, user.Sees, undo, stopping))
            {
                case LineActed.Done:
                    Interlocked.Increment(ref isDone);
                    break;
                case LineActed.NotWritten:
                    Interlocked.Increment(ref isAway);
                    break;
                default:
                    missed.Add(each.LineId);
                    break;
            }
        });
        return isDone == 0 && isAway > 0 ? null : Told(isDone > 0 ? undo : null, events.Select(each => each.LineId).Where(missed.Contains), isAway > 0 ? "notWritten" : null);
    }

    private static (string, long, string)? Call(string text) =>
        text.Split('.', 3) is [{ Length: LineId.Length } id, var edition, { Length: > 0 } to] && long.TryParse(edition, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? (id, number, to) : null;

    private static string? Recorded(Recorded recorded, string told) => recorded == Store.Writing.Recorded.Yes ? told : null;

    private static string Told(string? act, IEnumerable<string> missed, string? mistake) => string.Join('&', (IEnumerable<string>)
    [
        .. act is null ? (string[])[] : [$"did={act}"],
        .. missed.Take(MostMissed).Select(id => $"missed={id}"),
        .. mistake is null ? (string[])[] : [$"mistake={mistake}"],
    ]);
}
