using Predictor.Cases;
using Predictor.Evaluation;
using Predictor.Evaluation.Calibration;
using Predictor.Evaluation.Drift;
using Predictor.Forests;
using Predictor.Models.Bundles;

namespace Predictor.Models.Tests;

/// <summary>A model made by hand: four columns, three outcomes, a stump or two each, so that every answer can be worked out on paper.</summary>
internal static class TinyModel
{
    public const int Repeats = 0;
    public const int Wait = 1;
    public const int Resolved = 2;
    public const int Reason = 3;

    public static Schema Schema { get; } = new()
    {
        Name = "Tiny",
        Features = "features.sql",
        ObservedUntil = new DateTimeOffset(2026, 6, 30, 23, 59, 59, TimeSpan.Zero),
        Columns =
        [
            new Column
            {
                Name = "repeat_contacts_30d", Kind = ColumnKind.Count, KnownAt = Moment.Arrival, Source = ColumnSource.History, From = "repeat_contacts_30d",
                Unit = "contacts", Label = "Repeat contacts in 30 days", Words = "{value} repeat contacts in 30 days",
            },
            new Column { Name = "wait_seconds", Kind = ColumnKind.Number, KnownAt = Moment.Closure, Unit = "seconds", Label = "Wait" },
            new Column { Name = "resolved", Kind = ColumnKind.Flag, KnownAt = Moment.Closure },
            new Column { Name = "reason", Kind = ColumnKind.Category, KnownAt = Moment.Arrival, Label = "Reason", Words = "Called about {value}" },
        ],
        Outcomes =
        [
            new Outcome { Name = "left", Words = "leaves within 30 days", Label = "left_30d", Moments = [Moment.Arrival, Moment.Closure], HorizonDays = 30 },
            new Outcome { Name = "back", Words = "is back within 14 days", Label = "back_14d", Moments = [Moment.Closure], HorizonDays = 14 },
            new Outcome { Name = "late", Words = "waits too long", Label = "late", Moments = [Moment.Arrival], IsOutput = true, HorizonDays = 1 },
        ],
    };

    public static CaseEncoder Encoder { get; } = new(Schema, [null, null, null, new Vocabulary(["billing", "moving"])]);

    /// <summary>left at arrival, left at closure, back at closure, late at arrival.</summary>
    public static Model Make(string name = "tiny", int version = 0, double baseMargin = -2) => new()
    {
        Name = name,
        Version = version,
        Schema = Schema,
        FeaturesSql = "SELECT 1;\n",
        Encoder = Encoder,
        Outcomes =
        [
            Outcome("left", Moment.Arrival, new Forest(4, baseMargin, [Stump(Repeats, 1.5f, -0.5, 1, 3, 1)])),
            Outcome("left", Moment.Closure, new Forest(4, baseMargin, [Stump(Repeats, 1.5f, -0.5, 1, 3, 1), Stump(Resolved, 0.5f, 0.75, -0.25, 1, 3)])),
            Outcome("back", Moment.Closure, new Forest(4, 0, [Stump(Wait, 600, -1, 1, 1, 1)]), new SigmoidCalibrator(0.5, 0.1)),
            Outcome("late", Moment.Arrival, new Forest(4, -1, [Stump(Reason, 0, 0.5, -0.5, 1, 1, categories: [0b1])])),
        ],
        Provenance = new Provenance
        {
            Data = "Four rows made by hand",
            DataFingerprint = new string('a', 64),
            Seed = 7,
            Trainer = "boosting",
            Options = new Dictionary<string, string> { ["trees"] = "2", ["leaves"] = "2", ["rate"] = "0.1" },
        },
    };

    /// <summary>The same model with these outcomes only.</summary>
    public static Model With(Model model, params OutcomeModel[] outcomes) => new()
    {
        Name = model.Name,
        Version = model.Version,
        Schema = model.Schema,
        FeaturesSql = model.FeaturesSql,
        Encoder = model.Encoder,
        Outcomes = outcomes,
        Provenance = model.Provenance,
    };

    /// <summary>A split with two leaves, covers as given.</summary>
    public static Tree Stump(int feature, float threshold, double left, double right, double leftCover, double rightCover, uint[]? categories = null) => new()
    {
        Feature = [feature],
        Threshold = [threshold],
        MissingGoesLeft = [true],
        Left = [~0],
        Right = [~1],
        LeftCategories = [categories],
        SplitCover = [leftCover + rightCover],
        LeafCover = [leftCover, rightCover],
        LeafValue = [left, right],
    };

    public static OutcomeModel Outcome(string name, Moment moment, Forest forest, Calibrator? calibrator = null) => new()
    {
        Outcome = Schema.Outcomes.Single(outcome => outcome.Name == name),
        Moment = moment,
        Forest = forest,
        Calibrator = calibrator ?? new SigmoidCalibrator(1, 0),
        BaseRate = 0.084,
        Quantiles = [.. Enumerable.Range(0, 101).Select(i => i / 100.0)],
        Report = Report(),
        Reference = Reference(moment),
    };

    /// <summary>Eight cases: what is known at the moment, and their probabilities.</summary>
    public static OutcomeReference Reference(Moment moment)
    {
        var columns = new Dictionary<string, Distribution> { ["repeat_contacts_30d"] = NumberDistribution.Of([0, 0, 0, 1, 1, 2, 3, double.NaN]) };
        if (moment == Moment.Closure)
        {
            columns.Add("wait_seconds", NumberDistribution.Of([10, 20, 30, 40, 50, 60, 70, 1.5f]));
            columns.Add("resolved", NumberDistribution.Of([0, 1, 1, 1, 1, 1, 1, double.NaN]));
        }

        columns.Add("reason", LevelDistribution.Of([0, 0, 0, 0, 1, 1, 2, double.NaN], ["billing", "moving"]));
        return new OutcomeReference
        {
            ColumnsOf = new ReferenceSlice(SliceName.Fit, 8, 8, 5, new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero)),
            Columns = columns,
            ProbabilitiesOf = new ReferenceSlice(SliceName.Test, 8, 6, 5, null, null),
            Probabilities = NumberDistribution.Of([.1, .6, .2, .7, .3, .4, .35, .05]),
        };
    }

    /// <summary>A row with every cell missing but those given.</summary>
    public static float[] Row(float repeats = float.NaN, float wait = float.NaN, float resolved = float.NaN, float reason = float.NaN) =>
        [repeats, wait, resolved, reason];

    private static OutcomeReport Report()
    {
        float[] labels = [0, 1, 0, 1, 0, 0, 1, 0];
        double[] probabilities = [.1, .6, .2, .7, .3, .4, .35, .05];
        var slice = new SliceReport(8, 3, 5, new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.FromHours(2)));
        return new OutcomeReport
        {
            Features = 4,
            Trees = 2,
            Fit = slice,
            Stop = slice,
            Calibration = slice with { From = null, To = null },
            Test = slice,
            Purged = 3,
            Performance = Performance.Measure(labels, probabilities, [1, 1, 2, 2, 3, 3, 4, 5]),
            PartialHistory = Performance.Measure(labels, probabilities, []),
            NoHistory = Performance.Measure([0, 0], [.1, .2], []),
            Before = ReliabilityCurve.Of(labels, probabilities, 4),
            After = ReliabilityCurve.Of(labels, probabilities, 4),
            Importance = new Dictionary<string, double> { ["wait_seconds"] = 0.1, ["repeat_contacts_30d"] = 0.4, ["reason"] = 0 },
        };
    }
}
