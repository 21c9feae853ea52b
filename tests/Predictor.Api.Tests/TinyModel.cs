using Predictor.Cases;
using Predictor.Evaluation;
using Predictor.Evaluation.Calibration;
using Predictor.Evaluation.Drift;
using Predictor.Forests;
using Predictor.Models.Bundles;

namespace Predictor.Api.Tests;

/// <summary>A model made by hand: seven columns, three outcomes, stumps whose answers can be worked out on paper. None of its names is the sample's.</summary>
internal static class TinyModel
{
    public const int Visits = 0;
    public const int Queueing = 1;
    public const int Fixed = 2;
    public const int Topic = 3;
    public const int Age = 4;
    public const int Hour = 5;

    public static Schema Schema { get; } = new()
    {
        Name = "tiny",
        MomentKey = "moment",
        Columns =
        [
            new Column { Name = "moment", Kind = ColumnKind.Category, KnownAt = Moment.Arrival, Ignore = true },
            new Column { Name = "case_no", Kind = ColumnKind.Id, KnownAt = Moment.Arrival },
            new Column { Name = "visits", Kind = ColumnKind.Count, KnownAt = Moment.Arrival, Unit = "visits", Label = "Visits", Words = "{value} visits" },
            new Column { Name = "queueing", Kind = ColumnKind.Number, KnownAt = Moment.Closure, Unit = "seconds", Minimum = 0, Maximum = 7200, Label = "Queueing", Words = "queued {value} seconds" },
            new Column { Name = "fixed", Kind = ColumnKind.Flag, KnownAt = Moment.Closure, Label = "Fixed", Words = "it was fixed" },
            new Column { Name = "topic", Kind = ColumnKind.Category, KnownAt = Moment.Arrival, Label = "Topic", Words = "asked about {value}" },
            new Column { Name = "age", Kind = ColumnKind.Number, KnownAt = Moment.Arrival, Unit = "years", Minimum = 0, Maximum = 130, Label = "Age" },
            new Column { Name = "hour", Kind = ColumnKind.Count, KnownAt = Moment.Arrival, Source = ColumnSource.Clock, From = "hour", Label = "Hour" },
        ],
        Outcomes =
        [
            new Outcome { Name = "gone", Words = "is gone within a month", Heading = "Gone", Label = "gone", Moments = [Moment.Arrival, Moment.Closure] },
            new Outcome { Name = "cross", Words = "is cross", Heading = "Cross", Label = "cross", Moments = [Moment.Closure] },
        ],
    };

    public static CaseEncoder Encoder { get; } = new(Schema, [null, null, null, new Vocabulary(["billing", "moving", "Ärger"]), null, null]);

    public static Model Make(string name = "tiny", double baseMargin = -2) => new()
    {
        Name = name,
        Version = 0,
        Schema = Schema,
        FeaturesSql = null,
        Encoder = Encoder,
        Outcomes =
        [
            Outcome("gone", Moment.Arrival, new Forest(6, baseMargin, [Stump(Visits, 1.5f, -0.5, 1.1), Stump(Topic, 0, 0.3, -0.2, [0b1]), Stump(Hour, 12, -0.01, 0.02)])),
            Outcome("gone", Moment.Closure, new Forest(6, baseMargin, [Stump(Visits, 1.5f, -0.5, 1.1), Stump(Fixed, 0.5f, 0.7, -0.3), Stump(Queueing, 600, -0.2, 0.9), Stump(Age, 40, 0.123456789, -0.1)])),
            Outcome("cross", Moment.Closure, new Forest(6, -1, [Stump(Queueing, 300, -0.4, 0.6), Stump(Topic, 0, 0.2, -0.3, [0b10])])),
        ],
        Provenance = new Provenance
        {
            Data = "Made by hand",
            DataFingerprint = new string('a', 64),
            Seed = 1,
            Trainer = "boosting",
            Options = new Dictionary<string, string> { ["trees"] = "4" },
        },
    };

    /// <summary>The same, but predicting at arrival only.</summary>
    public static Model MakeArrivalOnly(string name)
    {
        var model = Make(name);
        var schema = Schema with { Outcomes = [Schema.Outcomes[0] with { Moments = [Moment.Arrival] }] };
        return new Model
        {
            Name = name,
            Version = 0,
            Schema = schema,
            FeaturesSql = null,
            Encoder = new CaseEncoder(schema, Encoder.Vocabularies),
            Outcomes = [model.Outcomes[0] with { Outcome = schema.Outcomes[0] }],
            Provenance = model.Provenance,
        };
    }

    /// <summary>The same version with only some of its outcomes' models, the schema as it is.</summary>
    public static Model With(Model model, params IReadOnlyList<OutcomeModel> outcomes) => new()
    {
        Name = model.Name,
        Version = model.Version,
        Schema = model.Schema,
        FeaturesSql = model.FeaturesSql,
        Encoder = model.Encoder,
        Outcomes = outcomes,
        Provenance = model.Provenance,
    };

    private static Tree Stump(int feature, float threshold, double left, double right, uint[]? categories = null) => new()
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

    private static OutcomeModel Outcome(string name, Moment moment, Forest forest) => new()
    {
        Outcome = Schema.Outcomes.Single(outcome => outcome.Name == name),
        Moment = moment,
        Forest = forest,
        Calibrator = new SigmoidCalibrator(0.9, 0.05),
        BaseRate = 0.1,
        Quantiles = [.. Enumerable.Range(0, 101).Select(i => i / 100.0)],
        Report = Report(),
        Reference = Reference(moment),
    };

    /// <summary>Of two cases that held nothing.</summary>
    private static OutcomeReference Reference(Moment moment) => new()
    {
        ColumnsOf = new ReferenceSlice(SliceName.Fit, 2, 2, 2, null, null),
        Columns = Schema.FeatureColumns.Where(column => column.KnownAt <= moment).ToDictionary(
            column => column.Name,
            Distribution (column) => column.Kind == ColumnKind.Category ? LevelDistribution.Of([double.NaN, double.NaN], []) : NumberDistribution.Of([double.NaN, double.NaN])),
        ProbabilitiesOf = new ReferenceSlice(SliceName.Test, 2, 2, 2, null, null),
        Probabilities = NumberDistribution.Of([0.2, 0.4]),
    };

    private static OutcomeReport Report()
    {
        float[] labels = [0, 1, 0, 1, 0, 0, 1, 0];
        double[] probabilities = [.1, .6, .2, .7, .3, .4, .35, .05];
        var slice = new SliceReport(8, 3, 5, null, null);
        return new OutcomeReport
        {
            Features = 6,
            Trees = 4,
            Fit = slice,
            Stop = slice,
            Calibration = slice,
            Test = slice,
            Purged = 0,
            Performance = Performance.Measure(labels, probabilities, [1, 1, 2, 2, 3, 3, 4, 5]),
            Before = ReliabilityCurve.Of(labels, probabilities, 4),
            After = ReliabilityCurve.Of(labels, probabilities, 4),
            Importance = new Dictionary<string, double> { ["visits"] = 0.4 },
        };
    }
}
