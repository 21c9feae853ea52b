namespace Predictor.Desk.Planning;

/// <summary>
/// The calls that are expected to keep most within each person's minutes: a multiple knapsack with assignment restrictions. Filled greedily by gain per minute, then by
/// local search: each person's minutes are filled exactly (<see cref="Shift"/>) while the others keep theirs, until nobody's filling makes the plan better. One person's
/// plan is so the best there is. Of several people's the gain is at least half of the best's, for the gain of a set of calls is submodular and no person alone can do
/// better (as in Fleischer, Goemans, Mirrokni and Sviridenko, 2006, "Tight approximation algorithms for maximum general assignment problems"); how near it is in fact,
/// <see cref="CallPlan.AtMost"/> says each time. The same problem gives the same plan, in whatever order its cases come.
/// </summary>
public static class CallPlanner
{
    public static CallPlan Plan(PlanProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        var calls = Fill(problem, out var classes, out var search);
        return new CallPlan(calls, search.Gain, PlanBound.Of(problem, classes, search));
    }

    /// <summary>
    /// Of further cases, in any order, those that a plan of the problem's and this one alone would take: what chance is asked about must not depend on its answer. Of a class
    /// whoever is better is taken before whoever is worse, so that no more plans are made than it takes to halve a class to its border.
    /// </summary>
    public static IReadOnlyList<Plannable> Taken(PlanProblem problem, CallPlan plan, IReadOnlyList<Plannable> further)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(plan);
        var last = plan.Calls.SelectMany(calls => calls).GroupBy(call => (call.Group, call.Tenths)).ToDictionary(kind => kind.Key, kind => kind.Order(Comparer<Plannable>.Create(Plannable.ByGain)).Last());
        return [.. further.GroupBy(each => (each.Group, each.Tenths)).OrderBy(kind => kind.Key).SelectMany(kind => Best(kind))];

        IEnumerable<Plannable> Best(IGrouping<(int, int), Plannable> kind)
        {
            Plannable[] best = [.. kind.Order(Comparer<Plannable>.Create(Plannable.ByGain))];
            var (taken, most) = (last.TryGetValue(kind.Key, out var worst) ? best.Count(each => Plannable.ByGain(each, worst) < 0) : 0, best.Length);

            // Mostly the first beyond the border is not taken.
            for (var next = taken; taken < most; next = (taken + most) / 2)
            {
                (taken, most) = IsTaken(best[next]) ? (next + 1, most) : (taken, next);
            }

            return best.Take(taken);
        }

        bool IsTaken(Plannable one) => Fill(problem with { Cases = [.. problem.Cases, one] }, out _, out _).Any(calls => calls.Contains(one));
    }

    private static List<Plannable>[] Fill(PlanProblem problem, out PlanClass[] classes, out PlanSearch search)
    {
        classes = PlanClass.Of(problem);
        search = new PlanSearch(problem, classes);
        search.FillByGainPerMinute();
        search.Improve();
        return Deal(classes, search.Counts);
    }

    /// <summary>The cases of a class go round among its people, best first, so that nobody has the best ones alone.</summary>
    private static List<Plannable>[] Deal(PlanClass[] classes, IReadOnlyList<int[]> counts)
    {
        List<Plannable>[] calls = [.. counts.Select(_ => new List<Plannable>())];
        for (var kind = 0; kind < classes.Length; kind++)
        {
            var next = 0;
            for (var round = 0; counts.Any(each => each[kind] > round); round++)
            {
                for (var person = 0; person < counts.Count; person++)
                {
                    if (counts[person][kind] > round)
                        calls[person].Add(classes[kind].Cases[next++]);
                }
            }
        }

        foreach (var person in calls)
        {
            person.Sort(Plannable.ByGain);
        }

        return calls;
    }
}
