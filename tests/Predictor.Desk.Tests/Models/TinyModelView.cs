using Predictor.Cases;
using Predictor.Desk.Models;
using Predictor.Evaluation;
using Predictor.Evaluation.Drift;
using Predictor.Models.Bundles;
using Predictor.Models.Monitoring;
using Predictor.Models.Registry;

namespace Predictor.Desk.Tests.Models;

/// <summary>A model of one outcome as its page shows it, made by hand.</summary>
internal static class TinyModelView
{
    private static readonly DateTimeOffset At = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly Outcome Left = new() { Name = "left", Words = "leaves within 30 days", Heading = "Leaves", Label = "left_30d", Moments = [Moment.Closure], HorizonDays = 30 };

    public static Column Wait { get; } = new() { Name = "wait_seconds", Kind = ColumnKind.Number, KnownAt = Moment.Closure, Unit = "seconds", Label = "Wait <before>" };

    public static ModelView Make()
    {
        var summary = Summary(1);
        var tab = new OutcomeTab(Left, Moment.Closure);
        return new ModelView
        {
            Name = "tiny",
            Names = ["tiny"],
            Live = new LiveVersions(1, null, [new Publication(1, At, "the <first>") { By = "Ana Lind (ana)" }]),
            Answering = null,
            Problem = null,
            Versions = [new ListedVersion(2, null, "manifest.json is missing.", VersionState.Unpublished, null), new ListedVersion(1, summary, null, VersionState.Live, At)],
            Older = 0,
            Champion = summary,
            Tabs = [tab],
            Tab = tab,
            Beside = null,
            HasReport = false,
            Watched = null,
            IsChecking = false,
            Zone = TimeZoneInfo.Utc,
        };
    }

    /// <summary>Held against cases of which so many have an outcome; it is said of a fifth of them.</summary>
    public static WatchedModel Watched(int mature, double rate)
    {
        double[] probabilities = [.. Enumerable.Range(0, mature).Select(row => 0.1 + (0.2 * (row % 2)))];
        float[] labels = [.. Enumerable.Range(0, mature).Select(row => row / 2 % 100 < 100 * probabilities[row] * rate / 0.2 ? 1f : 0f)];
        var realised = mature == 0 ? null : RealisedPerformance.Of(labels, probabilities, []);
        var before = NumberDistribution.Of([.. Enumerable.Range(0, 400).Select(value => (double)value)]);
        double[] now = [.. Enumerable.Range(0, 400).Select(value => value + 300.0)];
        var bins = before.BinsOf(now);
        return new WatchedModel
        {
            Version = 1,
            AsOf = At,
            Days = 30,
            MatureDays = 180,
            Outcomes =
            [
                new OutcomeWatched
                {
                    Name = "left", Moment = Moment.Closure, Standing = Standing.Look, Rows = 400, From = At, To = At,
                    Reference = new ReferenceSlice(SliceName.Fit, 400, 400, 400, At, At),
                    Columns = [new WatchedColumn(Wait, ColumnDrifted.Of(Wait, 0.3, ColumnDrift.Measure(before, bins, [])), ColumnShift.Of(Wait, before, bins, now))],
                    Probabilities = null,
                    Expected = ExpectedPerformance.Of([.1, .2, .3], []),
                    Realised = realised,
                    Reliability = realised is null or { Verdict: PerformanceVerdict.TooFew } ? null : ReliabilityCurve.Of(labels, probabilities, 4),
                    Later = null,
                    MatureFrom = mature == 0 ? null : At,
                    MatureTo = mature == 0 ? null : At,
                },
            ],
        };
    }

    private static VersionSummary Summary(int version)
    {
        float[] labels = [0, 1, 0, 1, 0, 0, 1, 0];
        double[] probabilities = [.1, .6, .2, .7, .3, .4, .35, .05];
        var slice = new SliceReport(8, 3, 5, At, At);
        return new VersionSummary
        {
            Version = version,
            ManifestSha256 = new string('c', 64),
            Schema = new Schema { Name = "tiny", Columns = [Wait], Outcomes = [Left] },
            Provenance = new Provenance { Data = "Made by hand", DataFingerprint = new string('a', 64), Seed = 1, Trainer = "boosting", Options = new Dictionary<string, string> { ["trees"] = "4" } },
            Outcomes =
            [
                new SummarisedOutcome(Left, Moment.Closure, 0.1, new OutcomeReport
                {
                    Features = 1, Trees = 4, Fit = slice, Stop = slice, Calibration = slice, Test = slice, Purged = 3,
                    Performance = Performance.Measure(labels, probabilities, []),
                    Before = ReliabilityCurve.Of(labels, probabilities, 4),
                    After = ReliabilityCurve.Of(labels, probabilities, 4),
                    Importance = new Dictionary<string, double> { ["wait_seconds"] = 0.3 },
                }),
            ],
            Remembers = true,
            MadeAt = At,
        };
    }
}
