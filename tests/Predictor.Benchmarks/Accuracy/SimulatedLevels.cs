namespace Predictor.Benchmarks.Accuracy;

/// <summary>The levels of one simulated category: how frequent each is, when it is there, and what it does.</summary>
internal sealed class SimulatedLevels
{
    private readonly double[] _cumulative;
    private readonly double[] _from;
    private readonly double[] _until;

    /// <param name="spec">What the column is like.</param>
    /// <param name="end">The time at which the last test row comes, the last training row coming at 1.</param>
    /// <param name="draws">Of the set.</param>
    public SimulatedLevels(SimulatedCategory spec, double end, Draws draws)
    {
        Spec = spec;
        Effects = [.. Enumerable.Range(0, spec.Levels).Select(_ => spec.Effect * draws.Normal())];
        Slopes = [.. Enumerable.Range(0, spec.Levels).Select(_ => spec.Slope * draws.Normal())];
        _from = new double[spec.Levels];
        _until = new double[spec.Levels];
        _cumulative = new double[spec.Levels];
        var sum = 0.0;
        for (var level = 0; level < spec.Levels; level++)
        {
            _cumulative[level] = sum += Math.Pow(level + 1, -spec.Zipf);
            var turns = level > 0 && draws.Coin(spec.Turnover);
            var comes = draws.Coin(0.5);
            var time = end * draws.Unit();
            _from[level] = turns && comes ? time : double.NegativeInfinity;
            _until[level] = turns && !comes ? time : double.PositiveInfinity;
        }
    }

    public SimulatedCategory Spec { get; }

    public double[] Effects { get; }

    public double[] Slopes { get; }

    /// <summary>A level that is there at the time, or -1 where the cell is empty.</summary>
    public int Draw(double time, Draws draws)
    {
        if (draws.Coin(Spec.Missing))
            return -1;
        while (true)
        {
            var place = Array.BinarySearch(_cumulative, draws.Unit() * _cumulative[^1]);
            var level = Math.Min(place < 0 ? ~place : place + 1, _cumulative.Length - 1);
            if (time >= _from[level] && time < _until[level])
                return level;
        }
    }
}
