using Predictor.Training.Slicing;

namespace Predictor.Training.Tests.Slicing;

public sealed class TimeCutsTests
{
    private static readonly double[] Parts = SliceShares.Default.Parts();

    [Fact]
    public void Without_horizons_the_cuts_fall_at_the_shares()
    {
        long[] moments = [.. Enumerable.Range(0, 100).Select(day => (long)day * 10)];

        var cuts = Choose(moments, moments);

        // A slice begins just after the label that completes the one before it.
        Assert.Equal([541, 641, 791], cuts);
    }

    [Fact]
    public void Kept_rows_not_all_rows_come_in_the_shares_on_a_log_that_is_short_for_its_horizon()
    {
        // The service desk's: 77 labelled days and labels that take 14 days.
        const int days = 77, perDay = 100, horizon = 14;
        long[] moments = [.. Enumerable.Range(0, days * perDay).Select(row => (long)row)];
        long[] ends = [.. moments.Select(at => at + (horizon * perDay))];

        var kept = Kept(moments, ends, Choose(moments, ends));

        Assert.InRange(kept.Sum(), ((days - (3 * horizon)) * perDay) - 4, (days - (3 * horizon)) * perDay);
        Assert.All(kept.Zip(Parts), pair => Assert.Equal(pair.Second, pair.First / (double)kept.Sum(), 0.01));
    }

    [Fact]
    public void Rows_that_cannot_fill_the_slices_leave_some_empty_rather_than_fail()
    {
        long[] moments = [5];

        var cuts = Choose(moments, moments);

        Assert.Equal(3, cuts.Length);
        Assert.Equal(cuts.Order(), cuts);
    }

    private static long[] Choose(long[] moments, long[] ends) => TimeCuts.Choose([.. ends.Zip(moments)], Parts);

    private static int[] Kept(long[] moments, long[] ends, long[] cuts)
    {
        var kept = new int[cuts.Length + 1];
        for (var row = 0; row < moments.Length; row++)
        {
            var slice = cuts.Count(cut => moments[row] >= cut);
            if (slice == cuts.Length || ends[row] < cuts[slice])
                kept[slice]++;
        }

        return kept;
    }
}
