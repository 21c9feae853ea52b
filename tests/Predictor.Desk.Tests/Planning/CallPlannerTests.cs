using Predictor.Desk.Planning;

namespace Predictor.Desk.Tests.Planning;

/// <summary>Plans of hand-made days, then held to every plan that there could be.</summary>
public sealed class CallPlannerTests
{
    [Fact]
    public void The_most_gain_per_minute_comes_first_until_the_minutes_are_used()
    {
        var plan = CallPlanner.Plan(Problem([120], [Case("a", 100, 80), Case("b", 60, 40), Case("c", 50, 40), Case("d", 30, 40), Case("e", 500, 130)]));

        Assert.Equal(["a", "b"], Ids(plan)[0]);
        Assert.Equal((160.0, 160.0), (plan.Gain, plan.AtMost));
    }

    [Fact]
    public void What_fills_the_minutes_better_is_taken_instead_of_what_earns_more_a_minute()
    {
        // By gain per minute alone: a (60 of 70 tenths' worth), and nothing else fits beside it.
        var plan = CallPlanner.Plan(Problem([100], [Case("a", 70, 60), Case("b", 55, 50), Case("c", 55, 50)]));

        Assert.Equal(["c", "b"], Ids(plan)[0]);
        Assert.Equal(110, plan.Gain);
    }

    [Fact]
    public void A_customer_goes_only_to_people_who_may_take_him()
    {
        PlanProblem problem = new([100, 100], [[0], [1], [0, 1]], [Case("north", 10, 100, 0), Case("south", 9, 100, 1), Case("south too", 8, 100, 1), Case("any", 1, 100, 2)]);

        Assert.Equal([["north"], ["south"]], Ids(CallPlanner.Plan(problem)));
    }

    [Fact]
    public void Equals_are_decided_by_what_is_at_stake_and_then_by_id_in_whatever_order_they_come()
    {
        Plannable[] cases = [new("a", 10, 100, 100, 0), new("b", 10, 200, 100, 0), new("c", 10, 100, 100, 0), new("d", 10, 50, 100, 0)];
        foreach (var order in (IEnumerable<Plannable[]>)[cases, [.. cases.Reverse()], [cases[2], cases[0], cases[3], cases[1]]])
        {
            Assert.Equal(["b", "c"], Ids(CallPlanner.Plan(Problem([200], order)))[0]);
        }
    }

    [Fact]
    public void The_best_of_a_kind_go_round_among_the_people()
    {
        var plan = CallPlanner.Plan(Problem([200, 200], [Case("a", 40, 100), Case("b", 30, 100), Case("c", 20, 100), Case("d", 10, 100)]));

        Assert.Equal([["a", "c"], ["b", "d"]], Ids(plan));
    }

    [Fact]
    public void Nobody_nothing_and_what_cannot_be_done_are_empty_plans()
    {
        Assert.Empty(CallPlanner.Plan(new([], [], [])).Calls);
        Assert.Equal((0.0, 0.0), CallPlanner.Plan(Problem([0, 50], [Case("long", 10, 60), Case("no time", 10, 0), Case("no gain", 0, 10)])) is var plan ? (plan.Gain, plan.AtMost) : default);
        Assert.Equal(0, CallPlanner.Plan(new([100], [[]], [Case("nobody's", 10, 10)])).Gain);
    }

    [Fact]
    public void One_persons_plan_is_the_best_there_is_and_several_peoples_is_near_it_and_below_the_bound()
    {
        var random = new Random(7);
        double sum = 0, best = 0, worst = 1;
        for (var round = 0; round < 400; round++)
        {
            var people = 1 + (round % 3);
            IReadOnlyList<IReadOnlyList<int>> groups = [[.. Enumerable.Range(0, people)], [0], [.. Enumerable.Range(people - 1, 1)]];
            PlanProblem problem = new(
                [.. Enumerable.Range(0, people).Select(_ => random.Next(0, 20))],
                groups,
                [.. Enumerable.Range(0, 7).Select(i => new Plannable($"{i}", random.Next(1, 40), random.Next(1, 4), random.Next(1, 4) * random.Next(1, 4), random.Next(3)))]);

            var plan = CallPlanner.Plan(problem);
            var optimum = Optimum(problem, [.. problem.Tenths], 0);

            MustHold(problem, plan);
            Assert.InRange(plan.AtMost, optimum - 1e-9, double.MaxValue);
            Assert.InRange(plan.Gain, people == 1 ? optimum - 1e-9 : 0.5 * optimum, optimum + 1e-9);
            (sum, best) = (sum + plan.Gain, best + optimum);
            worst = optimum > 0 ? Math.Min(worst, plan.Gain / optimum) : worst;
        }

        // Few minutes and seven customers are the hardest that a day can be; more of both leave less between a plan and the best.
        Assert.InRange(sum / best, 0.99, 1);
        Assert.InRange(worst, 0.75, 1);
    }

    [Fact]
    public void A_day_of_two_hundred_thousand_customers_is_planned_to_within_a_thousandth_of_what_can_be()
    {
        var random = new Random(1);
        int[] lengths = [80, 100, 150];
        IReadOnlyList<IReadOnlyList<int>> groups = [.. Enumerable.Range(0, 10).Select(team => (IReadOnlyList<int>)[.. Enumerable.Range(0, 30).Where(person => person % 10 == team || person / 3 == team)]), [.. Enumerable.Range(0, 30)]];
        PlanProblem problem = new(
            [.. Enumerable.Range(0, 30).Select(person => 600 + (person * 130))],
            groups,
            [.. Enumerable.Range(0, 200_000).Select(i => new Plannable($"{i:000000}", Math.Exp(random.NextDouble() * 5), random.Next(1_000), lengths[random.Next(3)], random.Next(11)))]);

        var plan = CallPlanner.Plan(problem);

        MustHold(problem, plan);
        Assert.InRange(plan.Gain / plan.AtMost, 0.999, 1);
    }

    [Fact]
    public void Further_cases_are_asked_one_by_one_whether_a_plan_with_each_alone_would_take_him()
    {
        var random = new Random(11);
        var (taken, all) = (0, 0);
        for (var round = 0; round < 200; round++)
        {
            PlanProblem problem = new([random.Next(0, 40)], [[0]], [.. Cases("n", random.Next(0, 12))]);
            Plannable[] further = [.. Cases("f", 6)];

            var found = CallPlanner.Taken(problem, CallPlanner.Plan(problem), further);

            var alone = further.Where(one => CallPlanner.Plan(problem with { Cases = [.. problem.Cases, one] }).Calls[0].Contains(one));
            Assert.Equal(alone.Select(one => one.Id).Order(StringComparer.Ordinal), found.Select(one => one.Id).Order(StringComparer.Ordinal));
            (taken, all) = (taken + found.Count, all + further.Length);
        }

        Assert.InRange(taken, all / 5, all * 4 / 5);

        IEnumerable<Plannable> Cases(string name, int count) => Enumerable.Range(0, count).Select(i => new Plannable($"{name}{i}", 1 + (30 * random.NextDouble()), 0, 3 + random.Next(3), 0));
    }

    /// <summary>Every minute, every group, nobody twice, and the sum.</summary>
    private static void MustHold(PlanProblem problem, CallPlan plan)
    {
        Assert.Equal(problem.Tenths.Count, plan.Calls.Count);
        foreach (var (person, calls) in plan.Calls.Index())
        {
            Assert.InRange(calls.Sum(call => call.Tenths), 0, problem.Tenths[person]);
            Assert.All(calls, call => Assert.Contains(person, problem.Groups[call.Group]));
        }

        var all = plan.Calls.SelectMany(calls => calls).ToArray();
        Assert.Equal(all.Length, all.Select(call => call.Id).Distinct().Count());
        Assert.Equal(plan.Gain, all.Sum(call => call.Gain), 1e-6);
        Assert.InRange(plan.Gain, 0, plan.AtMost + 1e-6);
    }

    /// <summary>Of all plans: each customer with each of his people, or with nobody.</summary>
    private static double Optimum(PlanProblem problem, int[] room, int next)
    {
        if (next == problem.Cases.Count)
            return 0;
        var each = problem.Cases[next];
        var best = Optimum(problem, room, next + 1);
        foreach (var person in problem.Groups[each.Group].Where(person => room[person] >= each.Tenths))
        {
            room[person] -= each.Tenths;
            best = Math.Max(best, each.Gain + Optimum(problem, room, next + 1));
            room[person] += each.Tenths;
        }

        return best;
    }

    private static PlanProblem Problem(int[] tenths, Plannable[] cases) => new(tenths, [[.. Enumerable.Range(0, tenths.Length)]], cases);

    private static Plannable Case(string id, double gain, int tenths, int group = 0) => new(id, gain, gain * 10, tenths, group);

    private static string[][] Ids(CallPlan plan) => [.. plan.Calls.Select(calls => calls.Select(call => call.Id).ToArray())];
}
