using System.Globalization;
using Predictor.Benchmarks.Speed.Figures;

namespace Predictor.Benchmarks.Speed.Runs;

/// <summary>What has to be reached, and what was.</summary>
internal sealed record Target(string Words, double Measured, double Limit, bool AtMost)
{
    public bool IsMet => AtMost ? Measured <= Limit : Measured >= Limit;

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{(IsMet ? "met    " : "NOT MET")} {Words}: {Measured:0.#####}, {(AtMost ? "at most" : "at least")} {Limit:0.#####}");

    /// <summary>Those that a contest against XGBoost (first peer) and scikit-learn (second) can tell.</summary>
    public static IReadOnlyList<Target> Of(Contest contest)
    {
        var bestLogLoss = contest.Contestants.Skip(1).Min(contestant => contestant.Runs[0].LogLoss);
        var ours = contest.Contestants[0].Runs;
        double Own(Func<MeasuredRun, double> figure) => Spread.Of(ours.Select(figure)).Median;
        return
        [
            new("bins and trees, of XGBoost's time", 1 / contest.Ratio(1, run => run.Seconds(Stage.Learn)).Median, 0.25, AtMost: true),
            new("bins and trees, of scikit-learn's time", 1 / contest.Ratio(2, run => run.Seconds(Stage.Learn)).Median, 0.3, AtMost: true),
            new("log loss above the better peer's", contest.Ours.LogLoss - bestLogLoss, 0.0003, AtMost: true),
            new("rows scored a second, times XGBoost's", contest.Ratio(1, run => run.Seconds(Stage.ScoreMany)).Median, 6, AtMost: false),
            new("one row scored, microseconds", Own(run => run.Seconds(Stage.ScoreOne)) * 1e6, 3, AtMost: true),
            new("bytes allocated by scoring a row a thousand times", Own(run => run.Figures.AllocatedBytes[Stage.ScoreOne]), 0, AtMost: true),
            new("rows explained a second, times XGBoost's", contest.Ratio(1, run => run.Seconds(Stage.ExplainMany)).Median, 20, AtMost: false),
            new("contributions of one row, microseconds", Own(run => run.Seconds(Stage.ExplainOne)) * 1e6, 30, AtMost: true),
            new("peak memory of the whole run, of XGBoost's", 1 / contest.Ratio(1, run => run.PeakBytes).Median, 1, AtMost: true),
        ];
    }
}
