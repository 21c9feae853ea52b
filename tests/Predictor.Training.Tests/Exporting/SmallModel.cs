using Predictor.Cases;
using Predictor.Evaluation.Calibration;
using Predictor.Forests;
using Predictor.Models.Bundles;

namespace Predictor.Training.Tests.Exporting;

/// <summary>A model by hand: wait (number, -10 to 500), transfers (count), resolved (flag) and queue (a, b, it's).</summary>
internal static class SmallModel
{
    public static readonly Schema Schema = new()
    {
        Name = "small",
        CaseKey = "row_id",
        Columns =
        [
            new Column { Name = "row_id", Kind = ColumnKind.Id, KnownAt = Moment.Arrival },
            new Column { Name = "wait", Kind = ColumnKind.Number, KnownAt = Moment.Arrival, Minimum = -10, Maximum = 500 },
            new Column { Name = "transfers", Kind = ColumnKind.Count, KnownAt = Moment.Closure },
            new Column { Name = "resolved", Kind = ColumnKind.Flag, KnownAt = Moment.Closure },
            new Column { Name = "Queue, first", Kind = ColumnKind.Category, KnownAt = Moment.Arrival },
        ],
        Outcomes = [new Outcome { Name = "left", Words = "leaves", Label = "left", Moments = [Moment.Closure] }],
    };

    public static (Model Model, OutcomeModel Outcome) Of(Forest forest, Calibrator calibrator)
    {
        var outcome = new OutcomeModel
        {
            Outcome = Schema.Outcomes[0],
            Moment = Moment.Closure,
            Forest = forest,
            Calibrator = calibrator,
            BaseRate = 0.5,
            Quantiles = [],
            Report = null!, // no export looks at it
        };
        return (
            new Model
            {
                Name = "small",
                Version = 1,
                Schema = Schema,
                FeaturesSql = null,
                Encoder = new CaseEncoder(Schema, [null, null, null, new Vocabulary(["a", "b", "it's"])]),
                Outcomes = [outcome],
                Provenance = new Provenance { Data = "by hand", DataFingerprint = "", Seed = 1, Trainer = "by hand", Options = new Dictionary<string, string>() },
            },
            outcome);
    }

    /// <summary>Splits on one column, left at most each threshold in turn, so that row number n of rising cells is in leaf n.</summary>
    public static Tree Steps(int column, float[] thresholds, double[] leaves, bool missingGoesLeft = true) => new()
    {
        Feature = [.. thresholds.Select(_ => column)],
        Threshold = thresholds,
        MissingGoesLeft = [.. thresholds.Select(_ => missingGoesLeft)],
        Left = [.. thresholds.Select((_, split) => ~split)],
        Right = [.. thresholds.Select((_, split) => split + 1 < thresholds.Length ? split + 1 : ~thresholds.Length)],
        LeftCategories = new uint[thresholds.Length][],
        SplitCover = new double[thresholds.Length],
        LeafCover = new double[leaves.Length],
        LeafValue = leaves,
    };

    /// <summary>One split on the queue.</summary>
    public static Tree Queue(uint codes, bool missingGoesLeft, double left, double right) => new()
    {
        Feature = [3],
        Threshold = [0],
        MissingGoesLeft = [missingGoesLeft],
        Left = [~0],
        Right = [~1],
        LeftCategories = [[codes]],
        SplitCover = [0],
        LeafCover = [0, 0],
        LeafValue = [left, right],
    };
}
