using Predictor.Cases;
using Predictor.Training.Pipeline;
using Predictor.Training.Slicing;
using Predictor.Training.Validating;

namespace Predictor.Training.Tests.Validating;

/// <summary>A customer's case never trains on its own future: proven over every row that any part of training may use.</summary>
public sealed class FoldOutcomeTests
{
    private const int Rows = 4_000;
    private const int Folds = 6;

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public void No_row_that_a_rolling_fold_learns_from_has_a_label_that_ends_after_the_fold_begins(int seed)
    {
        // Labels end at times of their own, up to a fifth of the log later; several rows share a time, and rows come in no order.
        var random = new Random(seed);
        long[] at = [.. Enumerable.Range(0, Rows).Select(_ => (long)random.Next(1_000))];
        long[] ends = [.. at.Select(time => time + random.Next(200))];
        var table = Table(random, at, ends);
        int[] rows = SlicedOutcome.InTimeOrder(table, Enumerable.Range(0, Rows));

        var folds = RollingFolds.Of(table, 0, rows, 1, Folds);

        Assert.Equal(Folds, folds.Length);
        foreach (var fold in folds)
        {
            var begins = fold.Later.Min(row => at[row]);
            var sliced = FoldOutcome.Of(table, 0, Moment.Arrival, fold, SliceShares.Default, 3);
            Assert.All(Learned(sliced), row => Assert.True(ends[row] < begin(sliced) && at[row] < begin(sliced)));
            Assert.Equal(fold.Later, sliced.Test);
            Assert.Equal(fold.Purged, sliced.Purged);
            Assert.All(fold.Purged, row => Assert.True(ends[row] >= begins || at[row] >= begins));
            Assert.Equal(rows.Count(row => at[row] < begins && ends[row] < begins), fold.Fit.Length);
            Assert.All(Before(sliced), row => Assert.True(at[row] < begins));
            Assert.Equal(at.Count(time => time < begins), Before(sliced).Length);
            long begin(SlicedOutcome of) => of.Test.Min(row => at[row]);

            // What is chosen and calibrated inside the fold is cut by the same rule.
            foreach (var inner in RollingFolds.Of(table, 0, sliced.BeforeTest, 1))
            {
                Assert.All(inner.Fit, row => Assert.True(ends[row] < inner.Later.Min(later => at[later])));
                Assert.All(inner.Later, row => Assert.True(ends[row] < begins));
            }
        }

        Assert.Contains(folds, fold => fold.Purged.Length > 0);
    }

    [Fact]
    public void No_customer_is_on_both_sides_of_a_grouped_fold_and_every_row_is_measured_once()
    {
        var random = new Random(3);
        string[] customers = [.. Enumerable.Range(0, Rows).Select(_ => $"k{random.Next(900)}")];
        var table = Table(random, customers: customers);
        int[] rows = [.. Enumerable.Range(0, Rows)];

        var folds = RollingFolds.Of(table, 0, rows, 1, Folds);

        Assert.Equal(Folds, folds.Length);
        Assert.Equal(rows, folds.SelectMany(fold => fold.Later).Order());
        foreach (var fold in folds)
        {
            var sliced = FoldOutcome.Of(table, 0, Moment.Arrival, fold, SliceShares.Default, 3);
            var measured = sliced.Test.Select(row => customers[row]).ToHashSet();
            Assert.All(Learned(sliced), row => Assert.DoesNotContain(customers[row], measured));
            Assert.All(Before(sliced), row => Assert.DoesNotContain(customers[row], measured));
            Assert.All((int[][])[sliced.Fit, sliced.Stop, sliced.Calibration], slice => Assert.NotEmpty(slice));
            foreach (var inner in RollingFolds.Of(table, 0, sliced.BeforeTest, 1))
            {
                Assert.Empty(inner.Fit.Select(row => customers[row]).Intersect(inner.Later.Select(row => customers[row])));
            }
        }
    }

    [Fact]
    public void Nothing_is_learned_from_rows_that_nobody_may_learn_from()
    {
        var random = new Random(5);
        string[] customers = [.. Enumerable.Range(0, Rows).Select(_ => $"k{random.Next(900)}")];
        var table = Table(random, customers: customers);
        int[] before = [.. Enumerable.Range(0, Rows).Where(row => row % 5 != 0)];
        bool[] mayLearn = [.. Enumerable.Range(0, Rows).Select(row => row % 5 != 0)];

        var fold = RollingFolds.Of(table, 0, before, 1, Folds)[0];
        var sliced = FoldOutcome.Of(table, 0, Moment.Arrival, fold, SliceShares.Default, 3, mayLearn);

        Assert.All(Before(sliced), row => Assert.True(mayLearn[row]));
        Assert.NotEmpty(Before(sliced));
    }

    [Fact]
    public void Levels_that_only_later_rows_hold_are_unknown_to_a_fold()
    {
        var table = new CaseTable
        {
            Schema = new Schema
            {
                Name = "hand",
                Columns = [new Column { Name = "queue", Kind = ColumnKind.Category, KnownAt = Moment.Arrival }],
                Outcomes = [CaseTables.Back],
            },
            CaseIds = [.. Enumerable.Range(0, 1_000).Select(row => $"c{row}")],
            CustomerIds = null,
            Moments = [.. Enumerable.Repeat(Moment.Arrival, 1_000)],
            At = null,
            OpenedAt = null,
            Ordered = true,
            Cells = [new CellColumn { Codes = [.. Enumerable.Range(0, 1_000).Select(row => row / 500)], Levels = ["old", "new"] }],
            Labels = [new LabelColumn([.. Enumerable.Range(0, 1_000).Select(row => (sbyte)(row % 2))], null)],
        };
        var fold = new RollingFold([.. Enumerable.Range(0, 500)], [.. Enumerable.Range(500, 500)], []);

        var sliced = FoldOutcome.Of(table, 0, Moment.Arrival, fold, SliceShares.Default, 3);

        Assert.Single(sliced.Matrix(fold.Fit).Distinct());
        Assert.All(sliced.Matrix(fold.Later), cell => Assert.NotEqual(sliced.Matrix(fold.Fit)[0], cell));
        Assert.Equal(2, sliced.GrowingRows(fold.Fit, HistoryMask.Nothing(table.Schema)).Columns[0].Categories);
    }

    /// <summary>Rows, labelled or not, that chances of having a label may be learned from.</summary>
    private static int[] Before(SlicedOutcome sliced) => [.. Enumerable.Range(0, Rows).Where(row => sliced.Slices.BeforeTest[row])];

    private static IEnumerable<int> Learned(SlicedOutcome sliced) =>
        [.. sliced.Fit, .. sliced.Stop, .. sliced.Calibration, .. sliced.BeforeCalibration, .. sliced.BeforeTest];

    private static CaseTable Table(Random random, long[]? at = null, long[]? ends = null, string[]? customers = null) =>
        CaseTables.Of([.. Enumerable.Range(0, Rows).Select(_ => (sbyte)(random.Next(3) == 0 ? 1 : 0))], at, ends, customers: customers);
}
