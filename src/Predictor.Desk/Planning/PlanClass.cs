namespace Predictor.Desk.Planning;

/// <summary>
/// Cases of one length that the same people may take. They differ in gain alone, so that a plan is how many of each class each person takes: whoever takes them,
/// the best of the class are taken.
/// </summary>
internal sealed class PlanClass
{
    private readonly double[] _sums;

    private PlanClass(int tenths, IReadOnlyList<int> people, Plannable[] cases)
    {
        (Tenths, People, Cases) = (tenths, people, cases);
        _sums = new double[cases.Length + 1];
        for (var i = 0; i < cases.Length; i++)
        {
            _sums[i + 1] = _sums[i] + cases[i].Gain;
        }
    }

    public int Tenths { get; }

    public IReadOnlyList<int> People { get; }

    /// <summary>Most gain first; no more than can be of use.</summary>
    public Plannable[] Cases { get; }

    /// <summary>Of the best so many.</summary>
    public double Sum(int count) => _sums[count];

    public static PlanClass[] Of(PlanProblem problem)
    {
        var byKind = new Dictionary<(int Group, int Tenths), List<Plannable>>();
        foreach (var each in problem.Cases)
        {
            if (each.Tenths <= 0 || !(each.Gain > 0) || problem.Most(each.Group, each.Tenths) == 0)
                continue;
            if (!byKind.TryGetValue((each.Group, each.Tenths), out var kind))
                byKind[(each.Group, each.Tenths)] = kind = [];
            kind.Add(each);
        }

        return
        [
            .. byKind.OrderBy(kind => kind.Key).Select(kind =>
            {
                kind.Value.Sort(Plannable.ByGain);
                return new PlanClass(kind.Key.Tenths, problem.Groups[kind.Key.Group], [.. kind.Value.Take((int)Math.Min(int.MaxValue, problem.Most(kind.Key.Group, kind.Key.Tenths)))]);
            }),
        ];
    }
}
