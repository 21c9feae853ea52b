using Predictor.Cases;
using Predictor.Evaluation;
using Predictor.Models.Ledgers;

namespace Predictor.Tests;

/// <summary>A small ledger with something in every part, for what reads, answers and shows one. Linked into the test projects that do.</summary>
internal static class TinyLedger
{
    public static LedgerSnapshot Make(string name = "tiny", string date = "2026-06-30") => new()
    {
        Format = LedgerSnapshot.NewestFormat,
        Name = name,
        Date = date,
        Period = new LedgerPeriod(null, null, new DateTimeOffset(2026, 6, 30, 23, 59, 59, TimeSpan.Zero)),
        Data = new LedgerData("Made by hand", new string('a', 64)),
        Seed = 1,
        Draws = 400,
        Level = 0.9,
        Prices = new LedgerPrices(7, "GBP", "gone", 690, 192, 29.8, new Dictionary<string, double>()),
        Contacts = 1_000,
        Customers = 600,
        Outcomes = [new LedgerOutcome("gone", "is gone within 30 days", "Gone", false, Moment.Arrival, 30, Attribution.Last, 1_000, 600, 80, 1, 900, 0.7, new Estimate(0.001, -0.002, 0.004))],
        Groupings =
        [
            new LedgerGrouping("topic", "Topic", false, ["topic"], ["reason"], new Dictionary<string, double> { ["gone"] = 0.1 }, [Line("billing", -0.24, LedgerVerdict.More), Line("<moving>", 0.06, LedgerVerdict.AsExpected)], 0),
        ],
        Handling = [Contrast("transferred")],
        Targets =
        [
            new LedgerTarget
            {
                Name = "billing-time",
                Words = "handled within 6 minutes",
                Measure = "handle_seconds",
                Limit = 360,
                Column = "topic",
                Level = "billing",
                From = new DateTimeOffset(2025, 3, 1, 0, 0, 0, TimeSpan.Zero),
                Contacts = 500,
                Within = 0.94,
                WithinBefore = 0.5,
                Bunching = new Bunching(15, [.. Enumerable.Range(0, 48)], [double.NaN, .. Enumerable.Repeat(10.0, 47)], 90, new Estimate(0.2, 0.15, 0.25)),
                Bands = [Contrast("rushed")],
                BeforeAfter = [new BeforeAfter("gone", 300, 500, 900, new Estimate(0.02, 0.01, 0.03), new Estimate(double.NaN, double.NaN, double.NaN), new Estimate(10, 5, 15))],
                Money = new TargetMoney(MoneyBasis.BeforeAfter, new Estimate(100, 90, 110), new Estimate(2_980, 2_682, 3_278), new Estimate(10, 5, 15), new Estimate(8_820, 4_410, 13_230), new Estimate(-5_840, -10_300, -1_400)),
                Verdict = LedgerVerdict.More,
                Sentence = "The target handled within 6 minutes in billing saves 100 hours and goes with 10 more cases (5 to 15) in which the customer is gone within 30 days.",
            },
        ],
        Cells = [new LedgerCell("topic", "billing", true, "gone", -0.24, 0.94, new Estimate(1.2, 1.1, 1.3), new Estimate(10, 5, 15), new Estimate(-5_840, -10_300, -1_400), "Handled 24% shorter than such cases take.", ["case-1", "case/2"])],
        Acting = new LedgerActing(0.1, [new ActingEffect("all", "gone", 400, 300, 50, 0.15, 0.19, new Estimate(-0.037, -0.079, 0.005), 0.2, 394, LedgerVerdict.AsExpected)], null, 0.1, 444, "Not shown yet: the interval still holds no effect."),
        BackTest = new LedgerBackTest(
            "gone",
            60,
            6,
            [new SaidBefore(90, 0, double.NaN, [0, 0, 0]), new SaidBefore(60, 20, 0.21, [2, 6, 12]), new SaidBefore(30, 40, 0.31, [8, 16, 16]), new SaidBefore(7, 50, 0.42, [20, 20, 10])],
            31.7,
            45,
            20,
            12,
            150,
            120,
            2.5,
            500,
            ["Very high", "<High>", "Low"]),
        Notes = ["Nothing was left out."],
    };

    private static LedgerLine Line(string level, double gap, LedgerVerdict verdict) => new(
        level,
        500,
        300,
        new LedgerOutputs(270, gap, 0.94, 0.14, 100, 0.8, 37.5, 10, 1_117),
        [new LineOutcome("gone", 500, 300, 1, 60, 50, new Estimate(1.2, 1.02, 1.4), new Estimate(1.2, 1.1, 1.3), verdict)],
        new Estimate(-5_840, -10_300, -1_400));

    private static LedgerContrast Contrast(string name) => new(
        name, $"{name} at least once", $"not {name}", "gone", 100, 900, 600, 0.12, new Estimate(0.024, 0.013, 0.035), 3, new LedgerSensitivity(0.07, 0.04, [new SensitivityBenchmark("the customer's history", 0.02, 0.03, 0.006)]));
}
