namespace Predictor.Desk.Planning;

/// <summary>How many of each class each person takes, and how that grows better.</summary>
internal sealed class PlanSearch
{
    private readonly PlanProblem _problem;
    private readonly PlanClass[] _classes;
    private readonly int[][] _classesOf;
    private readonly int[][] _counts;
    private readonly int[] _taken;
    private readonly int _unit;

    public PlanSearch(PlanProblem problem, PlanClass[] classes)
    {
        (_problem, _classes) = (problem, classes);
        _classesOf = [.. Enumerable.Range(0, problem.Tenths.Count).Select(person => Enumerable.Range(0, classes.Length).Where(kind => classes[kind].People.Contains(person)).ToArray())];
        _counts = [.. problem.Tenths.Select(_ => new int[classes.Length])];
        _taken = new int[classes.Length];
        _unit = classes.Select(kind => kind.Tenths).Aggregate(0, Divisor);
    }

    /// <summary>By person, by class.</summary>
    public IReadOnlyList<int[]> Counts => _counts;

    public double Gain => Enumerable.Range(0, _classes.Length).Sum(kind => _classes[kind].Sum(_taken[kind]));

    /// <summary>How many of a class are taken.</summary>
    public int Taken(int kind) => _taken[kind];

    /// <summary>The next case by gain per minute goes to whoever of its people has room: who may take the fewest classes, then who has the least room, then the first.</summary>
    public void FillByGainPerMinute()
    {
        int[] room = [.. _problem.Tenths];
        var open = Enumerable.Range(0, _classes.Length).ToList();
        while (open.Count > 0)
        {
            var next = open.MinBy(kind => _classes[kind].Cases[_taken[kind]], Comparer<Plannable>.Create(Plannable.ByGainPerMinute));
            int[] able = [.. _classes[next].People.Where(person => room[person] >= _classes[next].Tenths)];
            if (able.Length > 0)
            {
                var person = able.OrderBy(each => _classesOf[each].Length).ThenBy(each => room[each]).ThenBy(each => each).First();
                room[person] -= _classes[next].Tenths;
                Take(person, next, 1);
            }

            if (able.Length == 0 || _taken[next] == _classes[next].Cases.Length)
                open.Remove(next);
        }
    }

    /// <summary>Fills each person's minutes exactly while the others keep theirs, until nobody's filling makes the plan better.</summary>
    public void Improve()
    {
        int[] order = [.. Enumerable.Range(0, _counts.Length).OrderBy(person => _classesOf[person].Length)];
        var isBetter = true;
        while (isBetter)
        {
            isBetter = false;
            foreach (var person in order)
            {
                isBetter |= Refill(person);
            }
        }
    }

    /// <summary>What a person could add at most, were nobody else there.</summary>
    /// <param name="person">Who.</param>
    /// <param name="most">By class: what one case counts at most, money.</param>
    public double Alone(int person, double[]? most = null) => Best(person, new int[_classes.Length], most, out _);

    private bool Refill(int person)
    {
        int[] others = [.. _taken.Select((taken, kind) => taken - _counts[person][kind])];
        var own = _classesOf[person].Sum(kind => _classes[kind].Sum(_taken[kind]) - _classes[kind].Sum(others[kind]));
        var best = Best(person, others, null, out var counts);
        if (best <= own + (1e-9 * (1 + Math.Abs(own))))
            return false;
        foreach (var kind in _classesOf[person])
        {
            Take(person, kind, counts[kind] - _counts[person][kind]);
        }

        return true;
    }

    private double Best(int person, int[] others, double[]? most, out int[] counts)
    {
        counts = new int[_classes.Length];
        if (_unit == 0)
            return 0;
        var capacity = _problem.Tenths[person] / _unit;
        var lengths = new List<int>();
        var merged = new List<(int Kind, Plannable Case, double Worth)[]>();
        foreach (var length in _classesOf[person].GroupBy(kind => _classes[kind].Tenths).OrderBy(group => group.Key))
        {
            var number = capacity / (length.Key / _unit);
            var cases = length.SelectMany(kind => _classes[kind].Cases.Skip(others[kind]).Take(number).Select(each => (kind, each, Math.Min(each.Gain, most?[kind] ?? double.PositiveInfinity)))).ToArray();
            Array.Sort(cases, (one, other) => one.Item3 != other.Item3 ? other.Item3.CompareTo(one.Item3) : Plannable.ByGain(one.each, other.each));
            lengths.Add(length.Key / _unit);
            merged.Add(cases[..Math.Min(number, cases.Length)]);
        }

        var numbers = new int[lengths.Count];
        var gain = Shift.Fill(capacity, lengths, [.. merged.Select(Sums)], numbers);
        for (var i = 0; i < numbers.Length; i++)
        {
            foreach (var (kind, _, _) in merged[i].AsSpan(0, numbers[i]))
            {
                counts[kind]++;
            }
        }

        return gain;
    }

    private void Take(int person, int kind, int count)
    {
        _counts[person][kind] += count;
        _taken[kind] += count;
    }

    private static double[] Sums((int Kind, Plannable Case, double Worth)[] cases)
    {
        var sums = new double[cases.Length + 1];
        for (var i = 0; i < cases.Length; i++)
        {
            sums[i + 1] = sums[i] + cases[i].Worth;
        }

        return sums;
    }

    private static int Divisor(int one, int other) => other == 0 ? one : Divisor(other, one % other);
}
