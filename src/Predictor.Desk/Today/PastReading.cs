using Predictor.Desk.Access;
using Predictor.Store;
using Predictor.Store.Plans;
using Predictor.Store.Records;

namespace Predictor.Desk.Today;

/// <summary>What came of the last day with work.</summary>
internal static class PastReading
{
    /// <summary>How far back it is looked for.</summary>
    private const int Days = 30;

    /// <summary>Lines that are looked at for whether they still stand, at most.</summary>
    private const int MostWaiting = 500;

    /// <param name="store">Of what was planned and recorded.</param>
    /// <param name="user">Who asks.</param>
    /// <param name="outcome">Whether customers left: the policy's value outcome.</param>
    /// <param name="start">Of today.</param>
    /// <param name="zone">Of the day.</param>
    /// <param name="now">When.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public static async Task<PastDay?> ReadAsync(RecordStore store, DeskUser user, string outcome, DateTimeOffset start, TimeZoneInfo zone, DateTimeOffset now, CancellationToken cancellation)
    {
        var visible = user.SeesAll ? null : user.Teams;
        if (await store.ReadLastWorkAsync(user.Name, start.AddDays(-Days), start, visible, cancellation) is not { } last)
            return null;
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(last, zone).DateTime);
        var (from, until) = (DayTime.Start(day, zone), DayTime.Start(day.AddDays(1), zone));
        var planned = await store.ReadPlannedAsync(user.Name, from, until, cancellation);
        var made = await store.ReadMadeAsync(from, visible, cancellation);
        return planned.Count > 0
            ? await PlannedAsync([.. planned.DistinctBy(each => each.LineId)])
            : await OfAsync(isPlanned: false, [.. made.Where(each => each.At < until && each.Action is not null).GroupBy(each => each.LineId).Select(each => (each.Last().LineId, (CallMade?)each.Last(), 0.0))]);

        Task<PastDay> PlannedAsync(IReadOnlyList<PlannedCall> calls)
        {
            var since = made.ToLookup(each => each.LineId);
            return OfAsync(isPlanned: true, [.. calls.Select(call => (call.LineId, since[call.LineId].LastOrDefault(each => each.At >= call.At), call.Plan.Gain))]);
        }

        async Task<PastDay> OfAsync(bool isPlanned, IReadOnlyList<(string LineId, CallMade? Made, double Gain)> calls)
        {
            var accepted = calls.Where(call => call.Made?.End == ActionEnd.Accepted).ToArray();
            var waiting = calls.Where(call => call.Made?.End is null or ActionEnd.NotReached or ActionEnd.NotDone).Select(call => call.LineId).Take(MostWaiting).ToArray();
            return new PastDay(
                day,
                isPlanned,
                accepted.Length,
                calls.Count(call => call.Made?.End is ActionEnd.Reached or ActionEnd.Declined),
                calls.Count(call => call.Made?.End == ActionEnd.NotReached),
                calls.Count(call => call.Made?.End is null or ActionEnd.NotDone),
                (await store.ReadLinesAsync(waiting, cancellation)).Count(line => line.Ended is null),
                accepted.Sum(call => call.Gain),
                (await store.ReadLostAsync([.. accepted.Select(call => call.Made!)], outcome, now, cancellation)).Count);
        }
    }
}
