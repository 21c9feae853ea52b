using Predictor.Benchmarks.Speed.Figures;

namespace Predictor.Benchmarks.Speed.Runs;

/// <summary>All runs: in each round everyone once, one after the other, the first of a round the last of the next.</summary>
internal sealed class Contest
{
    private readonly List<(string Name, List<MeasuredRun> Runs)> _contestants = [];

    /// <summary>Ours first.</summary>
    public IReadOnlyList<(string Name, List<MeasuredRun> Runs)> Contestants => _contestants;

    public MeasuredRun Ours => _contestants[0].Runs[0];

    /// <summary>Largest share of the machine that others used during a run.</summary>
    public double OtherLoad => _contestants.SelectMany(contestant => contestant.Runs).Max(run => run.OtherLoad);

    /// <param name="contestants">Ours first; each gives its name and runs once.</param>
    /// <param name="rounds">How often.</param>
    /// <param name="margins">Where runs write their margins.</param>
    /// <param name="labels">Of the held-out rows.</param>
    public static Contest Hold(IReadOnlyList<(string Name, Func<RunFigures> Run)> contestants, int rounds, string margins, float[] labels)
    {
        var contest = new Contest();
        contest._contestants.AddRange(contestants.Select(contestant => (contestant.Name, new List<MeasuredRun>())));
        for (var round = 0; round < rounds; round++)
        {
            for (var turn = 0; turn < contestants.Count; turn++)
            {
                var at = (round + turn) % contestants.Count;
                Console.Error.WriteLine($"round {round + 1} of {rounds}: {contestants[at].Name}");
                var others = new OtherLoad();
                var figures = contestants[at].Run();
                contest._contestants[at].Runs.Add(MeasuredRun.Of(figures, margins, labels, others.Share()));
            }
        }

        return contest;
    }

    /// <summary>A peer's figure over ours, round by round.</summary>
    public Spread Ratio(int peer, Func<MeasuredRun, double> figure) =>
        Spread.Of(_contestants[peer].Runs.Zip(_contestants[0].Runs, (theirs, ours) => figure(theirs) / figure(ours)));
}
