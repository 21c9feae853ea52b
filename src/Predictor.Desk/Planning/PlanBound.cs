namespace Predictor.Desk.Planning;

/// <summary>
/// What no plan can exceed, by a price on each person's minutes: whatever the prices, the minutes at their prices and what each case earns beyond those of the cheapest of
/// its people are together no less than any plan's gain (Lagrangian relaxation of the minutes; with one price for all it is Dantzig's bound of 1957). The prices are
/// sought by subgradient steps (Held, Wolfe and Crowder, 1974, "Validation of subgradient optimization"). Of a person's minutes only those count that whole calls can
/// fill. Then the same with a price on each case instead, what it earns beyond its minutes' price: the cases' prices and what each person could add alone of the rest
/// are together no less than any plan's gain either (Lagrangian decomposition), and know that calls are whole.
/// </summary>
internal sealed class PlanBound
{
    private const int Steps = 300;

    private readonly PlanClass[] _classes;
    private readonly long[] _room;

    private PlanBound(PlanProblem problem, PlanClass[] classes)
    {
        _classes = classes;
        _room = [.. problem.Tenths.Select((tenths, person) => Fillable(tenths, [.. classes.Where(kind => kind.People.Contains(person)).Select(kind => kind.Tenths).Distinct()]))];
    }

    public static double Of(PlanProblem problem, PlanClass[] classes, PlanSearch search)
    {
        var bound = new PlanBound(problem, classes);
        var one = bound.Seek(bound.OnePrice(), search.Gain);
        var other = bound.Seek(bound.LastTaken(search), search.Gain);
        return new[] { one.Value, other.Value, bound.Whole(one.Prices, search), bound.Whole(other.Prices, search), Enumerable.Range(0, problem.Tenths.Count).Sum(person => search.Alone(person)) }.Min();
    }

    /// <summary>The least value that is met from some prices on, and its prices.</summary>
    private (double Value, double[] Prices) Seek(double[] prices, double gain)
    {
        var (best, at) = (double.PositiveInfinity, prices);
        for (var step = 0; step < Steps; step++)
        {
            var value = Value(prices, out var slope);
            if (value < best)
                (best, at) = (value, [.. prices]);
            var square = slope.Sum(each => each * each);
            if (square == 0 || value <= gain)
                break;

            // Polyak's step, towards the plan that is known.
            var length = (value - gain) / square / (1 + (step / 50));
            for (var person = 0; person < prices.Length; person++)
            {
                prices[person] = Math.Max(0, prices[person] - (length * slope[person]));
            }
        }

        return (best, at);
    }

    private double Whole(double[] prices, PlanSearch search)
    {
        double[] most = [.. _classes.Select(kind => kind.Tenths * kind.People.Min(person => prices[person]))];
        return _classes.Select((kind, i) => CountAbove(kind.Cases, most[i]) is var count ? kind.Sum(count) - (count * most[i]) : 0).Sum()
            + Enumerable.Range(0, _room.Length).Sum(person => search.Alone(person, most));
    }

    private double Value(double[] prices, out double[] slope)
    {
        slope = [.. _room.Select(room => (double)room)];
        var value = prices.Zip(_room, (price, room) => price * room).Sum();
        foreach (var kind in _classes)
        {
            var cheapest = kind.People.MinBy(person => prices[person]);
            var count = CountAbove(kind.Cases, kind.Tenths * prices[cheapest]);
            value += kind.Sum(count) - (count * kind.Tenths * prices[cheapest]);
            slope[cheapest] -= (double)count * kind.Tenths;
        }

        return value;
    }

    /// <summary>The same for all: the gain per minute at which all minutes together are used.</summary>
    private double[] OnePrice()
    {
        var cases = _classes.SelectMany(kind => kind.Cases).ToArray();
        Array.Sort(cases, Plannable.ByGainPerMinute);
        var (room, price) = (_room.Sum(), 0.0);
        foreach (var each in cases)
        {
            if (each.Tenths >= room)
            {
                price = each.Gain / each.Tenths;
                break;
            }

            room -= each.Tenths;
        }

        return [.. _room.Select(_ => price)];
    }

    /// <summary>By person: the least gain per minute among what she takes.</summary>
    private double[] LastTaken(PlanSearch search) =>
    [
        .. search.Counts.Select(counts => counts.Select((count, kind) => (count, kind)).Where(each => each.count > 0)
            .Select(each => _classes[each.kind].Cases[search.Taken(each.kind) - 1]).Select(last => last.Gain / last.Tenths).DefaultIfEmpty(0).Min()),
    ];

    private static int CountAbove(Plannable[] cases, double gain)
    {
        var (low, high) = (0, cases.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = cases[middle].Gain > gain ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <summary>The most of a capacity that is a sum of lengths.</summary>
    private static long Fillable(int capacity, int[] lengths)
    {
        var isSum = new bool[capacity + 1];
        isSum[0] = true;
        for (var sum = 1; sum <= capacity; sum++)
        {
            foreach (var length in lengths)
            {
                isSum[sum] |= sum >= length && isSum[sum - length];
            }
        }

        return Array.LastIndexOf(isSum, true);
    }
}
