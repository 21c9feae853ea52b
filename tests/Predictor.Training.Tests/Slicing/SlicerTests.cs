using Predictor.Cases;
using Predictor.Training.Slicing;

namespace Predictor.Training.Tests.Slicing;

public sealed class SlicerTests
{
    [Theory]
    [InlineData(1, 3)]
    [InlineData(2, 50)]
    [InlineData(3, 400)]
    [InlineData(4, 5_000)]
    public void No_row_of_a_later_slice_comes_before_a_kept_earlier_rows_label_ended(int seed, int horizon)
    {
        var table = RandomLog(seed, horizon);

        var slices = Slicer.Cut(table, 0, SliceShares.Default, 1).Rows;

        foreach (var moment in (Moment[])[Moment.Arrival, Moment.Closure])
        {
            int[] rows = [.. Enumerable.Range(0, table.Rows).Where(row => table.Moments[row] == moment)];
            foreach (var earlier in Kept([.. rows.Select(row => slices[row])]))
            {
                var lastEnd = rows.Where(row => slices[row] == earlier).Max(row => table.Labels[0].Ends![row]);
                var later = rows.Where(row => slices[row] > earlier).Select(row => table.At![row]);
                Assert.All(later, at => Assert.True(at > lastEnd));
            }
        }
    }

    [Theory]
    [InlineData(5, 200)]
    [InlineData(6, 2_000)]
    public void Each_moment_keeps_the_shares_by_cuts_of_its_own(int seed, int horizon)
    {
        var table = RandomLog(seed, horizon);

        var slices = Slicer.Cut(table, 0, SliceShares.Default, 1).Rows;

        foreach (var moment in (Moment[])[Moment.Arrival, Moment.Closure])
        {
            var kept = Enumerable.Range(0, table.Rows).Where(row => table.Moments[row] == moment && slices[row] >= Slice.Fit).Select(row => slices[row]).ToArray();
            Assert.Equal(0.55, kept.Count(slice => slice == Slice.Fit) / (double)kept.Length, 0.03);
            Assert.Equal(0.20, kept.Count(slice => slice == Slice.Test) / (double)kept.Length, 0.03);
        }
    }

    [Fact]
    public void Rows_without_a_label_or_of_a_moment_that_is_not_predicted_are_in_no_slice()
    {
        var table = CaseTables.Of([1, -1, 0], moments: [Moment.Arrival, Moment.Arrival, Moment.Closure], ordered: true);
        table = With(table, CaseTables.Back with { Moments = [Moment.Arrival] });

        var slices = Slicer.Cut(table, 0, SliceShares.Default, 1).Rows;

        Assert.NotEqual(Slice.Unlabelled, slices[0]);
        Assert.Equal(Slice.Unlabelled, slices[1]);
        Assert.Equal(Slice.Unlabelled, slices[2]);
    }

    [Fact]
    public void Ordered_rows_are_cut_in_their_order()
    {
        var slices = Slicer.Cut(CaseTables.Of(new sbyte[100], ordered: true), 0, SliceShares.Default, 1);

        Assert.Equal(slices.Rows.Order(), slices.Rows);
        Assert.Equal([55, 10, 15, 20], slices.Rows.GroupBy(slice => slice).Select(slice => slice.Count()));
        Assert.Equal(80, slices.BeforeTest.Count(before => before));
    }

    [Fact]
    public void Unordered_rows_fall_by_their_customers_hash_near_the_shares_and_never_apart()
    {
        var customers = Enumerable.Range(0, 20_000).Select(row => FormattableString.Invariant($"k{row / 2}")).ToArray();
        var table = CaseTables.Of(new sbyte[20_000], customers: customers);

        var slices = Slicer.Cut(table, 0, SliceShares.Default, 7).Rows;

        Assert.All(Enumerable.Range(0, 10_000), pair => Assert.Equal(slices[2 * pair], slices[(2 * pair) + 1]));
        Assert.Equal(0.55, slices.Count(slice => slice == Slice.Fit) / 20_000.0, 0.02);
        Assert.Equal(0.20, slices.Count(slice => slice == Slice.Test) / 20_000.0, 0.02);
        Assert.Equal(slices, Slicer.Cut(table, 0, SliceShares.Default, 7).Rows);
        Assert.NotEqual(slices, Slicer.Cut(table, 0, SliceShares.Default, 8).Rows);
    }

    [Fact]
    public void With_a_test_file_no_row_of_the_training_file_is_in_the_test_slice()
    {
        var slices = Slicer.Cut(CaseTables.Of(new sbyte[200], ordered: true), 0, SliceShares.WithoutTest, 1);

        Assert.DoesNotContain(Slice.Test, slices.Rows);
        Assert.Contains(Slice.Calibration, slices.Rows);
        Assert.All(slices.BeforeTest, Assert.True);
    }

    [Fact]
    public void Vocabularies_may_learn_from_unlabelled_rows_before_the_test_slice_but_from_none_after_it()
    {
        var table = RandomLog(9, 100);

        var slices = Slicer.Cut(table, 0, SliceShares.Default, 1);

        foreach (var moment in (Moment[])[Moment.Arrival, Moment.Closure])
        {
            int[] rows = [.. Enumerable.Range(0, table.Rows).Where(row => table.Moments[row] == moment)];
            var testBegins = rows.Where(row => slices.Rows[row] == Slice.Test).Min(row => table.At![row]);
            Assert.All(rows, row => Assert.True(!slices.BeforeTest[row] || table.At![row] < testBegins));
        }

        Assert.Contains(Enumerable.Range(0, table.Rows), row => slices.BeforeTest[row] && slices.Rows[row] == Slice.Unlabelled);
    }

    private static IEnumerable<Slice> Kept(Slice[] slices) => slices.Distinct().Where(slice => slice >= Slice.Fit);

    /// <summary>Cases at random times, each at arrival and closure, a tenth without a label; labels end up to a horizon after their moment.</summary>
    private static CaseTable RandomLog(int seed, int horizon)
    {
        var random = new Random(seed);
        var moments = new List<long>();
        var ends = new List<long>();
        var labels = new List<sbyte>();
        for (var i = 0; i < 1_000; i++)
        {
            long at = random.Next(10_000);
            var closed = at + random.Next(1, 500);
            moments.AddRange([at, closed]);
            ends.AddRange([at + random.Next(1, horizon), closed + horizon]);
            labels.AddRange([(sbyte)(random.Next(10) == 0 ? -1 : random.Next(2)), (sbyte)random.Next(2)]);
        }

        return CaseTables.Of(
            [.. labels], [.. moments], [.. ends], [.. Enumerable.Range(0, labels.Count).Select(row => row % 2 == 0 ? Moment.Arrival : Moment.Closure)]);
    }

    private static CaseTable With(CaseTable table, Outcome outcome) => new()
    {
        Schema = table.Schema with { Outcomes = [outcome] },
        CaseIds = table.CaseIds,
        CustomerIds = table.CustomerIds,
        Moments = table.Moments,
        At = table.At,
        OpenedAt = table.OpenedAt,
        Ordered = table.Ordered,
        Cells = table.Cells,
        Labels = table.Labels,
    };
}
