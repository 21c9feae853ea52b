using System.Globalization;
using Predictor.Api.Triage.Acts;
using Predictor.Desk.Access;
using Predictor.Desk.Queue;
using Predictor.Desk.Today;
using Predictor.Desk.Words;
using Predictor.Store.Lines;
using Predictor.Store.Plans;
using Predictor.Store.Writing;

namespace Predictor.Api.Pages.Today;

/// <summary>What the day's forms ask for, and what became of it as the next page's address says.</summary>
internal sealed class TodayActs(IDeskPeople people, PlanActs plans, LineActs acts, TimeProvider time)
{
    /// <summary>Of those that somebody else was before at, so many are named.</summary>
    private const int MostMissed = 10;

    /// <returns>To be added to the address of the page; null: the store does not take it.</returns>
    public async Task<string?> ActAsync(DeskState.Ready ready, DeskUser user, IFormCollection form, TimeZoneInfo zone, CancellationToken cancellation)
    {
        var day = DayTime.Of(time.GetUtcNow(), zone);
        if (form["out"].ToString() is { Length: > 0 } left)
            return await LeaveOutAsync(ready, user, left, day, cancellation);
        if (form["back"].ToString() is { Length: > 0 } back)
            return await PutBackAsync(ready, user, back, day);
        switch (form["verb"].ToString())
        {
            case "plan":
                return await SayAsync(ready, user, form, day);
            case "assign":
                var calls = PlannedLine.Read(form["plan"].ToString());
                if (calls.Count == 0)
                    return "mistake=noPlan";
                await KeepPresentAsync(ready, user, day, cancellation);
                return Told(await plans.GiveAsync(ready, user, calls, await OthersAsync(ready, user, form["held"].ToString(), day, cancellation), cancellation));
            case "hold":
                var kept = await plans.KeepAsync(ready, user, await OthersAsync(ready, user, form["held"].ToString(), day, cancellation), cancellation);
                return kept is not { } count ? null : count == 0 ? "mistake=noPlan" : $"held={count}";
            case "undo":
                return await acts.UndoAsync(ready.Store, user, form["act"].ToString(), cancellation) is { Lines.Count: > 0 } taken ? Told(taken) : "mistake=gone";
            case "back":
                return await PutBackAsync(ready, user, form["line"].ToString(), day);
            default:
                return "mistake=noVerb";
        }
    }

    /// <summary>What the address says was done; what it says wrongly is nothing.</summary>
    public async Task<TodayOutcome?> OutcomeAsync(DeskState.Ready ready, DeskUser user, TodayView view, IQueryCollection query, CancellationToken cancellation)
    {
        var (act, missed, left, mistake) = (query["did"].ToString(), query["missed"], query["out"].ToString(), query["mistake"].ToString());
        var held = int.TryParse(query["held"].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var said) ? Math.Min(said, view.HeldOut.Count) : 0;
        if (act.Length == 0 && missed.Count == 0 && left.Length == 0 && mistake.Length == 0 && held == 0)
            return null;
        IReadOnlyList<LineEvent> done = Guid.TryParseExact(act, "D", out _) ? [.. (await ready.Store.ReadEventsOfActAsync(act, cancellation)).Where(each => each.By.Id == user.Name)] : [];
        var others = (await ready.Store.ReadLinesAsync([.. missed.OfType<string>().Where(LineId.IsOne).Distinct().Take(MostMissed)], cancellation)).Where(line => user.Sees(line.Team)).ToArray();
        return new TodayOutcome(
            done,
            await QueueReading.WithAsync(ready.Store, others, time.GetUtcNow(), cancellation),
            view.LeftOut.FirstOrDefault(line => line.Id == left),
            held,
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

    /// <summary>Whom the plan would have too: those whom chance holds out as the page showed them, and those whom she took out of it, who must not count less among those to be acted on.</summary>
    private static async Task<IReadOnlyList<string>> OthersAsync(DeskState.Ready ready, DeskUser user, string held, DateOnly day, CancellationToken cancellation) =>
        ready.Live.Policy.HoldOut is null ? [] : [.. held.Split(' ').Where(LineId.IsOne).Take(PlanActs.MostLines), .. await ready.Store.ReadLeftOutAsync(user.Name, day, cancellation)];

    private async Task<string?> LeaveOutAsync(DeskState.Ready ready, DeskUser user, string line, DateOnly day, CancellationToken cancellation) =>
        !LineId.IsOne(line) || await ready.Store.ReadLineAsync(line, cancellation) is not { } found || !user.Sees(found.Team) ? "mistake=gone"
        : Recorded(await ready.Store.LeaveOutAsync(user.Name, day, line, time.GetUtcNow()), $"out={line}");

    private static async Task<string?> PutBackAsync(DeskState.Ready ready, DeskUser user, string line, DateOnly day) =>
        LineId.IsOne(line) ? Recorded(await ready.Store.PutBackAsync(user.Name, day, line), "") : "mistake=gone";

    private async Task<string?> SayAsync(DeskState.Ready ready, DeskUser user, IFormCollection form, DateOnly day)
    {
        var (names, minutes) = (form["person"], form["minutes"]);
        var known = TodayPeople.Of(people, user).Select(person => person.Name).ToHashSet();
        var present = new List<PresentPerson>();
        for (var i = 0; i < Math.Min(names.Count, minutes.Count); i++)
        {
            var (name, said) = (names[i] ?? "", minutes[i]?.Trim() ?? "");
            if (!known.Contains(name))
                continue;
            var count = 0;
            if ((said.Length > 0 && !int.TryParse(said, NumberStyles.None, CultureInfo.InvariantCulture, out count)) || count > TodayPeople.MostMinutes || present.Any(each => each.Person == name))
                return "mistake=minutes";
            present.Add(new PresentPerson(name, count));
        }

        return present.Count > TodayPeople.Most ? "mistake=tooMany" : Recorded(await ready.Store.SayPresentAsync(user.Name, new PresentPeople(day, present)), "");
    }

    /// <summary>Who gives to those of an earlier day says that they are there.</summary>
    private static async Task KeepPresentAsync(DeskState.Ready ready, DeskUser user, DateOnly day, CancellationToken cancellation)
    {
        if (await ready.Store.ReadPresentAsync(user.Name, day, cancellation) is { } said && said.Day != day)
            await ready.Store.SayPresentAsync(user.Name, new PresentPeople(day, [.. said.People.Where(each => each.Minutes > 0)]));
    }

    private static string? Recorded(Recorded recorded, string told) => recorded == Store.Writing.Recorded.Yes ? told : null;

    /// <returns>Null: nothing was done, for the store does not take it.</returns>
    private static string? Told(ActedLines acted)
    {
        var isAway = acted.Lines.Any(line => line.Acted is LineActed.NotWritten);
        return !acted.IsDone && isAway ? null : string.Join('&', (IEnumerable<string>)
        [
            .. acted.IsDone ? (string[])[$"did={acted.Id}"] : [],
            .. acted.Lines.Where(line => line.Acted is not (LineActed.Done or LineActed.NotWritten)).Take(MostMissed).Select(line => $"missed={line.Line}"),
            .. isAway ? (string[])["mistake=notWritten"] : [],
        ]);
    }
}
