using Predictor.Training.Slicing;

namespace Predictor.Training.Tests.Slicing;

public sealed class TimeCutsTests
{
    private static readonly double[] Parts = SliceShares.Default.Parts();

    [Fact]
    public void Without_horizons_the_cuts_fall_at_the_shares()
    {
        long[] opened = [.. Enumerable.Range(0, 100).Select(day => (long)day * 10)];

        var cuts = Choose(opened, opened);

        // A slice begins just after the label that completes the one before it.
        Assert.Equal([541, 641, 791], cuts);
    }

    [Fact]
    public void Kept_rows_not_all_rows_come_in_the_shares_on_a_log_that_is_short_for_its_horizon()
    {
        // The service desk's: 77 labelled days and labels that take 14 days.
        const int days = 77, perDay = 100, horizon = 14;
        long[] opened = [.. Enumerable.Range(0, days * perDay).Select(row => (long)row)];
        long[] ends = [.. opened.Select(at => at + (horizon * perDay))];

        var kept = Kept(opened, ends, Choose(opened, ends));

        Assert.InRange(kept.Sum(), ((days - (3 * horizon)) * perDay) - 4, (days - (3 * horizon)) * perDay);
        Assert.All(kept.Zip(Parts), pair => Assert.Equal(pair.Second, pair.First / (double)kept.Sum(), 0.01));
    }

    [Fact]
    public void Rows_that_cannot_fill_the_slices_leave_some_empty_rather_than_fail()
    {
        long[] opened = [5];

        var cuts = Choose(opened, opened);

        Assert.Equal(3, cuts.Length);
        Assert.Equal(cuts.Order(), cuts);
    }

    [Fact]
    public void Closures_whose_labels_end_later_get_their_shares_too()
    {
        const int days = 100, perDay = 50, horizon = 10, open = 8;
        long[] opened = [.. Enumerable.Range(0, days * perDay).Select(row => (long)row)];
        long[] arrivals = [.. opened.Select(at => at + (horizon * perDay))];
        long[] closures = [.. opened.Select(at => at + ((horizon + open) * perDay))];

        var cuts = TimeCuts.Choose([[.. arrivals.Zip(opened)], [.. closures.Zip(opened)]], Parts);

        var kept = Kept(opened, closures, cuts);
        Assert.Equal((days - (3 * (horizon + open))) * perDay, kept.Sum(), 10.0);
        Assert.All(kept.Zip(Parts), pair => Assert.Equal(pair.Second, pair.First / (double)kept.Sum(), 0.01));
    }

    private static long[] Choose(long[] opened, long[] ends) => TimeCuts.Choose([[.. ends.Zip(opened)]], Parts);

    private static int[] Kept(long[] opened, long[] ends, long[] cuts)
    {
        var kept = new int[cuts.Length + 1];
        for (var row = 0; row < opened.Length; row++)
        {
            var slice = cuts.Count(cut => opened[row] >= cut);
            if (slice == cuts.Length || ends[row] < cuts[slice])
                kept[slice]++;
        }

        return kept;
    }
}
