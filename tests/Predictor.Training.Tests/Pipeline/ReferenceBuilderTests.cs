using Predictor.Cases;
using Predictor.Evaluation.Calibration;
using Predictor.Evaluation.Drift;
using Predictor.Forests;
using Predictor.Models.Bundles;
using Predictor.Training.Pipeline;
using Predictor.Training.Slicing;

namespace Predictor.Training.Tests.Pipeline;

public sealed class ReferenceBuilderTests
{
    private static readonly Schema Schema = new()
    {
        Name = "hand",
        Columns =
        [
            new Column { Name = "queue", Kind = ColumnKind.Category, KnownAt = Moment.Arrival },
            new Column { Name = "wait", Kind = ColumnKind.Number, KnownAt = Moment.Arrival },
            new Column { Name = "handle", Kind = ColumnKind.Number, KnownAt = Moment.Closure },
        ],
        Outcomes = [CaseTables.Back with { Moments = [Moment.Arrival] }],
    };

    [Fact]
    public void Columns_known_at_the_moment_are_counted_over_the_rows_that_grew_trees_and_those_without_a_label_from_the_same_time()
    {
        var sliced = Sliced(timed: true);
        var found = Build(sliced, fit: sliced.BeforeTest);

        // Rows 1 to 78 grew trees but for every tenth, which has no label.
        Assert.Equal(["queue", "wait"], found.Columns.Keys);
        Assert.Equal((SliceName.Fit, 78, 71), (found.ColumnsOf.Slice, found.ColumnsOf.Rows, found.ColumnsOf.Labelled));
        Assert.Equal((78, DateTimeOffset.FromUnixTimeSeconds(1), DateTimeOffset.FromUnixTimeSeconds(78)), (found.ColumnsOf.Customers, found.ColumnsOf.From, found.ColumnsOf.To));
        Assert.Equal([new LevelCount("a", 52), new LevelCount("b", 26)], ((LevelDistribution)found.Columns["queue"]).Levels);
        var wait = (NumberDistribution)found.Columns["wait"];
        Assert.Equal((78, 7), (wait.Rows, wait.Missing));
        Assert.Equal((SliceName.Test, 21, 19), (found.ProbabilitiesOf.Slice, found.ProbabilitiesOf.Rows, found.ProbabilitiesOf.Labelled));
        Assert.Equal(21, found.Probabilities.Rows);
        Assert.Equal(1 / (1 + Math.Exp(1)), Assert.Single(found.Probabilities.Edges), 1e-15);
        Assert.Equal([14, 7], found.Probabilities.Bins);
    }

    [Fact]
    public void Where_which_rows_grew_the_trees_is_not_known_it_is_of_the_calibration_slice_and_says_so()
    {
        var sliced = Sliced(timed: true);
        var found = Build(sliced, fit: []);
        Assert.Equal(SliceName.Calibration, found.ColumnsOf.Slice);
        Assert.Equal(sliced.Calibration.Length, found.ColumnsOf.Labelled);
        Assert.Equal(found.ColumnsOf.Rows, found.Columns["wait"].Rows);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Rows_without_times_go_by_their_order_or_by_their_hash(bool ordered)
    {
        var sliced = Sliced(timed: false, ordered);
        var found = Build(sliced, fit: sliced.BeforeTest);
        // In order, rows 0 and 80 lie before the first row and between the slices.
        Assert.Equal(100, found.ColumnsOf.Rows + found.ProbabilitiesOf.Rows + (ordered ? 2 : 0));
        Assert.Equal(90, found.ColumnsOf.Labelled + found.ProbabilitiesOf.Labelled);
        Assert.Null(found.ColumnsOf.From);
    }

    private static OutcomeReference Build(SlicedOutcome sliced, int[] fit) => new ReferenceBuilder(sliced, threads: 2).Build(
        new LearnedOutcome { Forest = Forest(), Fit = fit, Stop = [], Calibration = sliced.Calibration, Margins = new double[sliced.Calibration.Length] },
        new SigmoidCalibrator(1, 0));

    /// <summary>-1 for queue a, 2 for others.</summary>
    private static Forest Forest() => new(3, 0,
    [
        new Tree
        {
            Feature = [0],
            Threshold = [0],
            MissingGoesLeft = [true],
            Left = [~0],
            Right = [~1],
            LeftCategories = [[0b1]],
            SplitCover = [2],
            LeafCover = [1, 1],
            LeafValue = [-1, 2],
        },
    ]);

    /// <summary>A hundred cases of as many customers, a second apart; every tenth without a label, every eleventh without a wait.</summary>
    private static SlicedOutcome Sliced(bool timed, bool ordered = false)
    {
        int[] rows = [.. Enumerable.Range(0, 100)];
        var table = new CaseTable
        {
            Schema = Schema,
            CaseIds = [.. rows.Select(row => FormattableString.Invariant($"c{row}"))],
            CustomerIds = [.. rows.Select(row => FormattableString.Invariant($"who {row}"))],
            Moments = [.. rows.Select(_ => Moment.Arrival)],
            At = timed ? [.. rows.Select(row => (long)row)] : null,
            OpenedAt = timed ? [.. rows.Select(row => (long)row)] : null,
            Ordered = timed || ordered,
            Cells =
            [
                new CellColumn { Codes = [.. rows.Select(row => row % 3 == 0 ? 1 : 0)], Levels = ["a", "b"] },
                new CellColumn { Numbers = [.. rows.Select(row => row % 11 == 5 ? float.NaN : row)] },
                new CellColumn { Numbers = new float[100] },
            ],
            Labels = [new LabelColumn([.. rows.Select(row => (sbyte)(row % 10 == 0 ? -1 : row % 2))], timed ? [.. rows.Select(row => (long)row)] : null)],
        };
        var encoded = new EncodedTable(table, [new Vocabulary(["a", "b"]), null, null]);
        var slices = Slicer.Cut(table, 0, SliceShares.Default, seed: 1);
        return SlicedOutcome.Of(encoded, encoded, 0, Moment.Arrival, slices, slices);
    }
}
