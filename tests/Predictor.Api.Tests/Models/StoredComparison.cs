using Predictor.Models.Bundles;
using Predictor.Models.Comparisons;

namespace Predictor.Api.Tests.Models;

/// <summary>Two versions of a tiny model held against each other, with figures made by hand.</summary>
internal static class StoredComparison
{
    private const int Cases = 1_000;
    private const int Positives = 200;

    /// <summary>Stores one whose verdict is the same for every outcome.</summary>
    public static void Compare(this Service service, string name, int challenger, int against, Verdict verdict)
    {
        ComparedVersion Version(int version) => new(name, version, Bundle.ManifestSha256(Path.Combine(service.Registry.Folder, name, FormattableString.Invariant($"{version}"))));
        service.Registry.Add(new Comparison
        {
            Challenger = Version(challenger),
            Against = Version(against),
            Data = new ComparedData("1,000 cases made by hand", new string('b', 64), null, "test"),
            Seed = 1,
            Draws = 1_000,
            Money = new ComparedMoney(1, "EUR", "gone", 200, 10, 1, 6, 14, true),
            Outcomes = [.. TinyModel.Make(name).Outcomes.Select(outcome => Of(outcome, verdict))],
        });
    }

    private static ComparedOutcome Of(OutcomeModel outcome, Verdict verdict) => new()
    {
        Outcome = outcome.Outcome.Name,
        Moment = outcome.Moment,
        Label = new ComparedLabel(outcome.Outcome.Label, "1", 30),
        Overlap = new Overlap(1_500, 1_400, 1_300, 300, Cases),
        From = null,
        To = null,
        Positives = Positives,
        Customers = 400,
        AucInterval = "customers",
        Auc = new Difference(0.72, 0.71, 0.01, -0.01, 0.03),
        LogLoss = verdict switch
        {
            Verdict.Better => new Difference(0.44, 0.46, -0.02, -0.03, -0.01),
            Verdict.Worse => new Difference(0.48, 0.46, 0.02, 0.01, 0.03),
            Verdict.TooFew => new Difference(0.46, 0.46, 0, -0.02, 0.02),
            _ => new Difference(0.46, 0.46, 0, -0.004, 0.004),
        },
        Brier = new Difference(0.15, 0.15, 0, -0.01, 0.01),
        CalibrationError = new Difference(0.02, 0.03, -0.01, -0.02, -0.005),
        Margin = ComparedOutcome.MarginOf(Positives, Cases),
        Verdict = verdict,
        Bands = new BandMoves(["high", "low"], [[100, 50], [30, Cases - 180]]),
    };
}
