using Predictor.Desk.Access;
using Predictor.Desk.Planning;
using Predictor.Models.Policies;
using Predictor.Store;
using Predictor.Store.Plans;

namespace Predictor.Desk.Today;

/// <summary>
/// A day's plan out of the store's lines: whoever is there may call the customers of her teams and those of no team; what somebody who is there has already is hers alone.
/// Nobody is planned whom chance holds out, whom the supervisor took out, or who is given already.
/// </summary>
/// <param name="policy">Says what actions take.</param>
/// <param name="user">Whose plan it is.</param>
/// <param name="people">Who is there.</param>
/// <param name="tenths">By person, what is left of her time: tenths of a minute.</param>
internal sealed class DayPlan(Policy policy, DeskUser user, IReadOnlyList<DeskUser> people, IReadOnlyList<int> tenths)
{
    private readonly Dictionary<string, int> _lengths = policy.Actions.ToDictionary(action => action.Name, action => PlanMinutes.Tenths(action.Minutes));
    private readonly List<IReadOnlyList<int>> _groups = [];
    private readonly Dictionary<string, int> _groupOf = [];

    /// <summary>By person.</summary>
    public IReadOnlyList<IReadOnlyList<PlanCandidate>> Calls { get; private set; } = [];

    /// <summary>Money that no plan of these minutes exceeds.</summary>
    public double AtMost { get; private set; }

    /// <summary>Who would be in the plan, each had chance not held him alone out; but for those of whom it is kept already.</summary>
    public IReadOnlyList<PlanCandidate> HeldOut { get; private set; } = [];

    /// <param name="store">Of the lines.</param>
    /// <param name="isOut">Whether a line is given or taken out.</param>
    /// <param name="isDrawn">Whether it is kept already of a customer that he would have been in a plan.</param>
    /// <param name="now">When.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public async Task FillAsync(RecordStore store, Func<string, bool> isOut, Func<string?, bool> isDrawn, DateTimeOffset now, CancellationToken cancellation)
    {
        if (people.Count == 0)
            return;
        var candidates = await store.ReadCandidatesAsync(
            new CandidateQuery
            {
                Now = now,
                Actions = [.. _lengths.Where(length => length.Value > 0 && length.Value <= tenths.Max()).Select(length => length.Key)],
                Visible = user.SeesAll ? null : user.Teams,
                Owners = [.. people.Select(person => person.Name).Append(user.Name).Distinct()],
                Most = (action, team, owner) => (int)Math.Min(int.MaxValue, Problem([]).Most(GroupOf(team, owner), _lengths[action])),
                IsBeside = each => isOut(each.LineId) || IsHeld(each),
            },
            cancellation);
        var byId = candidates.Where(each => !isOut(each.LineId)).ToDictionary(each => each.LineId);
        var problem = Problem([.. byId.Values.Where(each => !IsHeld(each)).Select(Plannable)]);
        var plan = CallPlanner.Plan(problem);
        Calls = [.. plan.Calls.Select(calls => calls.Select(call => byId[call.Id]).ToArray())];
        AtMost = plan.AtMost;
        HeldOut = [.. CallPlanner.Taken(problem, plan, [.. byId.Values.Where(each => IsHeld(each) && !isDrawn(each.CustomerId)).Select(Plannable)]).Select(call => byId[call.Id])];
    }

    private bool IsHeld(PlanCandidate each) => policy.HoldOut?.Holds(each.CustomerId, each.AskedForContact) == true;

    private Plannable Plannable(PlanCandidate each) => new(each.LineId, each.Gain, each.AtStake, _lengths[each.Action], GroupOf(each.Team, each.Owner));

    private PlanProblem Problem(IReadOnlyList<Plannable> cases) => new(tenths, _groups, cases);

    private int GroupOf(string? team, string? owner)
    {
        var isHers = owner is not null && owner != user.Name;
        int[] group = [.. Enumerable.Range(0, people.Count).Where(person => people[person].Sees(team) && (!isHers || people[person].Name == owner))];
        var key = string.Join(' ', group);
        if (!_groupOf.TryGetValue(key, out var place))
        {
            _groupOf[key] = place = _groups.Count;
            _groups.Add(group);
        }

        return place;
    }
}
