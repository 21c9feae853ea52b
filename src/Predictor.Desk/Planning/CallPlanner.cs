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
        var classes = PlanClass.Of(problem);
        var search = new PlanSearch(problem, classes);
        search.FillByGainPerMinute();
        search.Improve();
        return new CallPlan(Deal(classes, search.Counts), search.Gain, PlanBound.Of(problem, classes, search));
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
