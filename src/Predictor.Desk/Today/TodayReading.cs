using Predictor.Desk.Access;
using Predictor.Desk.Planning;
using Predictor.Desk.Queue;
using Predictor.Models.Policies;
using Predictor.Store;
using Predictor.Store.Lines;
using Predictor.Store.Plans;

namespace Predictor.Desk.Today;

/// <summary>A supervisor's day out of the store: who is there, what is given, what is proposed for the time that is left, and what came of the last day.</summary>
public sealed class TodayReading(IDeskPeople people, CustomerLink link, TimeProvider time)
{
    /// <param name="ready">Where the lines are.</param>
    /// <param name="user">Whose day it is.</param>
    /// <param name="zone">Of times and of the day.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="System.Data.Common.DbException">The store does not answer.</exception>
    public async Task<TodayView> ReadAsync(DeskState.Ready ready, DeskUser user, TimeZoneInfo zone, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(ready);
        ArgumentNullException.ThrowIfNull(user);
        var (store, policy, now) = (ready.Store, ready.Live.Policy, time.GetUtcNow());
        var day = DayTime.Of(now, zone);
        var start = DayTime.Start(day, zone);
        var known = TodayPeople.Of(people, user);
        var said = await store.ReadPresentAsync(user.Name, day, cancellation);
        var present = Present(said, day, known);
        var given = await GivenAsync(store, user, start, now, cancellation);
        foreach (var to in given.Select(call => call.To).Where(to => present.All(each => each.Person.Name != to)).Distinct().ToArray())
        {
            // Somebody is not there any more, and has been given something all the same.
            present.Add((known.FirstOrDefault(each => each.Name == to) ?? new DeskUser(to, given.First(call => call.To == to).Name, [], []), 0));
        }

        var leftOut = await store.ReadLeftOutAsync(user.Name, day, cancellation);
        var givenLines = given.Select(call => call.Call.Line.Id).ToHashSet();
        var held = policy.HoldOut is null ? [] : await store.ReadHeldOutAsync(HoldOutArm.Since(ready.Live, now), cancellation);
        var drawn = held.Select(each => each.CustomerId).ToHashSet();
        string[] heldToday = [.. held.Where(each => each.By == user.Name && each.At >= start).Select(each => LineId.OfCustomer(each.CustomerId))];
        var plan = new DayPlan(policy, user, [.. present.Select(each => each.Person)], [.. present.Select(each => Left(each.Minutes, given.Where(call => call.To == each.Person.Name).Select(call => call.Call)))]);
        await plan.FillAsync(store, id => givenLines.Contains(id) || leftOut.Contains(id), customer => customer is not null && drawn.Contains(customer), now, cancellation);
        var lines = (await store.ReadLinesAsync([.. plan.Calls.SelectMany(calls => calls).Concat(plan.HeldOut).Select(each => each.LineId).Concat(heldToday).Concat(leftOut)], cancellation)).ToDictionary(line => line.Id);
        return new TodayView
        {
            Live = ready.Live,
            IsSample = ready.IsSample,
            Now = now,
            Zone = zone,
            User = user,
            Link = link,
            Day = day,
            SaidOn = said?.Day,
            People = [.. present.Select((each, place) => new PersonDay(each.Person, each.Minutes, [.. given.Where(call => call.To == each.Person.Name).Select(call => call.Call), .. Proposed(place)]))],
            Others = [.. known.Where(person => present.All(each => each.Person.Name != person.Name))],
            Open = (await store.CountLinesAsync(new LineQuery { Now = now, Visible = user.SeesAll ? null : user.Teams }, cancellation)).Lines,
            AtMost = plan.AtMost + given.Sum(call => call.Call.Plan.Gain),
            HeldOut = [.. Lines(heldToday.Concat(plan.HeldOut.Select(each => each.LineId))).Where(line => user.Sees(line.Team)).OrderByDescending(line => line.Value.Gain).ThenBy(line => line.Id, StringComparer.Ordinal)],
            HeldOutAnew = Lines(plan.HeldOut.Select(each => each.LineId)).Count(line => user.Sees(line.Team)),
            LeftOut = [.. Lines(leftOut).Where(line => user.Sees(line.Team) && !givenLines.Contains(line.Id))],
            Past = await PastReading.ReadAsync(store, user, policy.ValueOutcome, start, zone, now, cancellation),
        };

        IEnumerable<TodayCall> Proposed(int place) => plan.Calls.Count == 0 ? [] : plan.Calls[place].Where(each => lines.ContainsKey(each.LineId))
            .Select(each => new TodayCall(lines[each.LineId], new LinePlan(each.Action, MinutesOf(policy, each.Action), each.Gain), null, null));

        IReadOnlyList<Line> Lines(IEnumerable<string> ids) => [.. ids.Select(lines.GetValueOrDefault).OfType<Line>()];
    }

    /// <summary>What an action of the policy takes.</summary>
    public static double MinutesOf(Policy policy, string action)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return policy.Actions.First(each => each.Name == action).Minutes;
    }

    private static int Left(int minutes, IEnumerable<TodayCall> given) => Math.Max(0, (minutes * 10) - given.Sum(call => PlanMinutes.Tenths(call.Plan.Minutes)));

    /// <summary>Of an earlier day, those who were there.</summary>
    private static List<(DeskUser Person, int Minutes)> Present(PresentPeople? said, DateOnly day, IReadOnlyList<DeskUser> known) =>
    [
        .. (said?.People ?? []).Where(each => said!.Day == day || each.Minutes > 0)
            .Select(each => (Person: known.FirstOrDefault(person => person.Name == each.Person), each.Minutes)).Where(each => each.Person is not null).Select(each => (each.Person!, each.Minutes)),
    ];

    /// <summary>What plans of today gave, where the person still has it or did something about it.</summary>
    private static async Task<IReadOnlyList<(string To, string Name, TodayCall Call)>> GivenAsync(RecordStore store, DeskUser user, DateTimeOffset start, DateTimeOffset now, CancellationToken cancellation)
    {
        var planned = await store.ReadPlannedAsync(user.Name, start, now.AddMinutes(1), cancellation);
        if (planned.Count == 0)
            return [];
        var made = (await store.ReadMadeAsync(start, user.SeesAll ? null : user.Teams, cancellation)).ToLookup(each => each.LineId);
        var lines = (await store.ReadLinesAsync([.. planned.Select(each => each.LineId).Distinct()], cancellation)).ToDictionary(line => line.Id);
        return
        [
            .. planned.Where(each => lines.ContainsKey(each.LineId)).GroupBy(each => each.LineId).Select(each => each.Last())
                .Select(each => (each.To.Id, each.To.Name, new TodayCall(lines[each.LineId], each.Plan, each.At, made[each.LineId].LastOrDefault(call => call.At >= each.At))))
                .Where(each => each.Item3.Made is not null || each.Item3.Line.Owner?.Id == each.Id)
                .OrderByDescending(each => each.Item3.Plan.Gain),
        ];
    }
}
