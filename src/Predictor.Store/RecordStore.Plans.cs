using Predictor.Store.Plans;
using Predictor.Store.Writing;

namespace Predictor.Store;

/// <summary>A supervisor's day: who is there, what can be planned, what was, and what came of it.</summary>
public sealed partial class RecordStore
{
    /// <summary>Whom a supervisor said to be there on a day, or last before it; null: nobody ever.</summary>
    public Task<PresentPeople?> ReadPresentAsync(string user, DateOnly day, CancellationToken cancellation) => _plans.PresentAsync(user, day, cancellation);

    /// <summary>In the place of whom she said on that day before.</summary>
    public Task<Recorded> SayPresentAsync(string user, PresentPeople present)
    {
        ArgumentNullException.ThrowIfNull(present);
        return _queue.WriteAsync(PlanWrites.Of(user, present));
    }

    /// <summary>Lines that she took out of the day's plan, in the order in which she did.</summary>
    public Task<IReadOnlyList<string>> ReadLeftOutAsync(string user, DateOnly day, CancellationToken cancellation) => _plans.LeftOutAsync(user, day, cancellation);

    /// <summary>Takes a line out of the day's plan; those of days before are forgotten.</summary>
    public Task<Recorded> LeaveOutAsync(string user, DateOnly day, string lineId, DateTimeOffset now) => _queue.WriteAsync(PlanWrites.LeftOut(user, day, lineId, now));

    /// <summary>Puts one of them back.</summary>
    /// <param name="user">Whose plan it is.</param>
    /// <param name="day">Of the plan.</param>
    /// <param name="lineId">Null: all of them.</param>
    public Task<Recorded> PutBackAsync(string user, DateOnly day, string? lineId) => _queue.WriteAsync(PlanWrites.Back(user, day, lineId));

    /// <summary>Lines that a plan could take: of each action, team and owner the best, most gain first.</summary>
    public Task<IReadOnlyList<PlanCandidate>> ReadCandidatesAsync(CandidateQuery query, CancellationToken cancellation) => _candidates.ReadAsync(query, cancellation);

    /// <summary>What a supervisor's plans gave in a span of time, and was not taken back, in the order in which it was given.</summary>
    public Task<IReadOnlyList<PlannedCall>> ReadPlannedAsync(string user, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellation) =>
        _plans.PlannedAsync(user, from, until, cancellation);

    /// <summary>What was recorded about lines since a time, and not taken back, in the order in which it was.</summary>
    /// <param name="from">The first time.</param>
    /// <param name="visible">Only of lines of these teams, and of no team; null: of all.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public Task<IReadOnlyList<CallMade>> ReadMadeAsync(DateTimeOffset from, IReadOnlyList<string>? visible, CancellationToken cancellation) => _plans.MadeAsync(from, visible, cancellation);

    /// <summary>When a supervisor's plan gave something last, or anybody recorded something about a line that she sees; null: neither in that time.</summary>
    public Task<DateTimeOffset?> ReadLastWorkAsync(string user, DateTimeOffset since, DateTimeOffset before, IReadOnlyList<string>? visible, CancellationToken cancellation) =>
        _plans.LastAsync(user, since, before, visible, cancellation);

    /// <summary>The lines of those calls whose customers have left since, by what is on record or was told of an outcome.</summary>
    public Task<IReadOnlySet<string>> ReadLostAsync(IReadOnlyList<CallMade> calls, string outcome, DateTimeOffset now, CancellationToken cancellation) =>
        _plans.LostAsync(calls, outcome, now, cancellation);
}
