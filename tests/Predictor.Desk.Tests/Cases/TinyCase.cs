using Predictor.Cases;
using Predictor.Evaluation;
using Predictor.Evaluation.Calibration;
using Predictor.Forests;
using Predictor.Models.Bundles;
using Predictor.Models.Policies;
using Predictor.Models.Registry;

namespace Predictor.Desk.Tests.Cases;

/// <summary>A model made by hand, of what a customer is and of what was done for him.</summary>
internal static class TinyCase
{
    public const int Visits = 0;
    public const int Queueing = 1;
    public const int Moves = 2;
    public const int Fixed = 3;
    public const int Crew = 4;
    public const int Clerk = 5;
    public const int Age = 6;

    public static Schema Schema { get; } = new()
    {
        Name = "tiny",
        Columns =
        [
            new Column { Name = "visits", Kind = ColumnKind.Count, KnownAt = Moment.Arrival, Unit = "visits", Label = "Visits", Words = "{value} visits" },
            new Column { Name = "queueing", Kind = ColumnKind.Number, KnownAt = Moment.Closure, Unit = "seconds", Minimum = 0, Maximum = 400, Label = "Queueing", Words = "queued {value}" },
            new Column { Name = "moves", Kind = ColumnKind.Count, KnownAt = Moment.Closure, Maximum = 9, Label = "Moves", Words = "moved {value} times", WordsAtZero = "not moved" },
            new Column { Name = "fixed", Kind = ColumnKind.Flag, KnownAt = Moment.Closure, Label = "Fixed", Words = "it was fixed", WordsAtZero = "it was not fixed" },
            new Column { Name = "crew", Kind = ColumnKind.Category, KnownAt = Moment.Closure, Label = "Crew", Words = "by the crew {value}" },
            new Column { Name = "clerk", Kind = ColumnKind.Category, KnownAt = Moment.Closure, Label = "Clerk", Words = "by {value}" },
            new Column { Name = "age", Kind = ColumnKind.Number, KnownAt = Moment.Arrival, Unit = "years", Minimum = 0, Label = "Age" },
        ],
        Outcomes = [new Outcome { Name = "gone", Words = "is gone within a month", Heading = "Gone", Label = "gone", Moments = [Moment.Arrival, Moment.Closure] }],
    };

    public static CaseEncoder Encoder { get; } = new(Schema, [null, null, null, null, new Vocabulary(["red", "blue", "dark green"]), new Vocabulary(["ANN", "BOB"]), null]);

    public static Policy Policy { get; } = new()
    {
        Version = 3,
        Currency = "GBP",
        CustomerValue = 900,
        ValueOutcome = "gone",
        Bands =
        [
            new Band("high", "High", new Dictionary<string, double> { ["*"] = 0.4 }),
            new Band("raised", "Raised", new Dictionary<string, double> { ["*"] = 0.2 }),
            new Band("low", "Low", new Dictionary<string, double> { ["*"] = 0 }),
        ],
        Actions = [new SuggestedAction("call", "Call", 6, 0, 0.1, 8), new SuggestedAction("gift", "Send a gift", 6, 30, 0.25, 10)],
    };

    public static LiveModel Live { get; } = LiveModel.Of(Make(), Policy);

    public static Model Make(int version = 1, double baseMargin = -1) => new()
    {
        Name = "tiny",
        Version = version,
        Schema = Schema,
        FeaturesSql = null,
        Encoder = Encoder,
        Outcomes =
        [
            Outcome(Moment.Arrival, new Forest(7, baseMargin, [Stump(Visits, 1.5f, -0.5, 1.1), Stump(Age, 40, 0.2, -0.1)])),
            Outcome(Moment.Closure, new Forest(7, baseMargin,
            [
                Stump(Visits, 1.5f, -0.4, 0.9), Stump(Fixed, 0.5f, 0.7, -0.3), Stump(Queueing, 60, -0.2, 0.1), Stump(Queueing, 200, -0.2, 0.4), Stump(Moves, 0.5f, -0.1, 0.35),
                Stump(Clerk, 0, 0.6, -0.2, [0b1]), Stump(Age, 40, 0.123456789, -0.1),
            ])),
        ],
        Provenance = new Provenance { Data = "Made by hand", DataFingerprint = new string('a', 64), Seed = 1, Trainer = "boosting", Options = new Dictionary<string, string>() },
    };

    /// <summary>By column name; what is left out is missing.</summary>
    public static float[] Row(params (string Column, string Value)[] values)
    {
        var row = new float[Encoder.Width];
        Encoder.Clear(row);
        foreach (var (column, value) in values)
        {
            Assert.Equal(CellProblem.None, Encoder.Set(row, Encoder.Find(column), Moment.Closure, value));
        }

        return row;
    }

    public static float[] Risky() => Row(("visits", "3"), ("queueing", "250"), ("moves", "2"), ("fixed", "no"), ("crew", "red"), ("clerk", "ANN"), ("age", "30"));

    public static Tree Stump(int feature, float threshold, double left, double right, uint[]? categories = null) => new()
    {
        Feature = [feature],
        Threshold = [threshold],
        MissingGoesLeft = [true],
        Left = [~0],
        Right = [~1],
        LeftCategories = [categories],
        SplitCover = [4],
        LeafCover = [3, 1],
        LeafValue = [left, right],
    };

    public static OutcomeModel Outcome(Moment moment, Forest forest, ReliabilityCurve? after = null)
    {
        float[] labels = [0, 1, 0, 1, 0, 0, 1, 0];
        double[] probabilities = [.1, .6, .2, .7, .3, .4, .35, .05];
        var slice = new SliceReport(8, 3, 5, new DateTimeOffset(2026, 1, 2, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 3, 4, 0, 0, 0, TimeSpan.Zero));
        return new OutcomeModel
        {
            Outcome = Schema.Outcomes[0],
            Moment = moment,
            Forest = forest,
            Calibrator = new SigmoidCalibrator(0.9, 0.05),
            BaseRate = 0.1,
            Quantiles = [.. Enumerable.Range(0, 101).Select(i => i / 100.0)],
            Report = new OutcomeReport
            {
                Features = 7,
                Trees = forest.Trees.Count,
                Fit = slice,
                Stop = slice,
                Calibration = slice,
                Test = slice,
                Purged = 0,
                Performance = Performance.Measure(labels, probabilities, [1, 1, 2, 2, 3, 3, 4, 5]),
                Before = ReliabilityCurve.Of(labels, probabilities, 4),
                After = after ?? ReliabilityCurve.Of(labels, probabilities, 4),
                Importance = new Dictionary<string, double> { ["visits"] = 0.4 },
            },
        };
    }
}
