using Predictor.Cases;
using Predictor.Models.Bundles;
using Predictor.Models.Comparisons;

namespace Predictor.Models.Tests.Comparisons;

/// <summary>Comparisons of tiny models with figures made by hand.</summary>
internal static class TinyComparison
{
    private const int Cases = 1_000;
    private const int Positives = 200;

    /// <summary>Differences of log loss that give each verdict; the margin of 200 positives in 1,000 is 0.0050.</summary>
    public static Difference LogLossFor(Verdict verdict) => verdict switch
    {
        Verdict.Better => new Difference(0.44, 0.46, -0.02, -0.03, -0.01),
        Verdict.NotWorse => new Difference(0.46, 0.46, 0, -0.004, 0.004),
        Verdict.Worse => new Difference(0.48, 0.46, 0.02, 0.01, 0.03),
        _ => new Difference(0.46, 0.46, 0, -0.02, 0.02),
    };

    /// <summary>Of all that <see cref="TinyModel"/> predicts, the verdicts in its order; further ones are not worse.</summary>
    public static Comparison Make(string models, int challenger, int against, params Verdict[] verdicts) => new()
    {
        Challenger = Version(models, challenger),
        Against = Version(models, against),
        Data = new ComparedData("1,000 cases made by hand", new string('b', 64), TinyModel.Schema.ObservedUntil, "test"),
        Seed = 1,
        Draws = 1_000,
        Money = new ComparedMoney(1, "EUR", "left", 200, 10, 1, 6, 14, true),
        Outcomes =
        [
            .. TinyModel.Make().Outcomes.Select((outcome, place) => Outcome(
                outcome.Outcome.Name, outcome.Moment, place < verdicts.Length ? verdicts[place] : Verdict.NotWorse)),
        ],
    };

    public static ComparedOutcome Outcome(string name, Moment moment, Verdict verdict) => new()
    {
        Outcome = name,
        Moment = moment,
        Label = new ComparedLabel(name, "1", 30),
        Overlap = new Overlap(1_500, 1_400, 1_300, 300, Cases),
        From = TinyModel.Schema.ObservedUntil,
        To = TinyModel.Schema.ObservedUntil,
        Positives = Positives,
        Customers = 400,
        AucInterval = "customers",
        Auc = new Difference(0.7, 0.7, 0, -0.01, 0.01),
        LogLoss = LogLossFor(verdict),
        Brier = new Difference(0.15, 0.15, 0, -0.01, 0.01),
        CalibrationError = new Difference(0.02, 0.02, 0, -0.01, 0.01),
        Margin = ComparedOutcome.MarginOf(Positives, Cases),
        Verdict = verdict,
        Bands = new BandMoves(["high", "low"], [[100, 50], [30, Cases - 180]]),
    };

    private static ComparedVersion Version(string models, int version) =>
        new("tiny", version, Bundle.ManifestSha256(Path.Combine(models, "tiny", FormattableString.Invariant($"{version}"))));
}
