using Predictor.Boosting.Binning;
using Predictor.Boosting.Growing;
using Predictor.Boosting.Histograms;
using Predictor.Boosting.Splitting;
using Predictor.Boosting.Threading;

namespace Predictor.Boosting.Tests.Growing;

public sealed class RowPartitionTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(17, 2)]
    [InlineData(100_000, 1)]
    [InlineData(100_000, 2)]
    [InlineData(100_003, 4)]
    public void Rows_are_parted_in_order_as_by_two_naive_filters(int rows, int threads)
    {
        var random = new Random(rows);
        using var crew = new Crew(threads);
        var partition = new RowPartition(rows, crew);
        for (var row = 0; row < rows; row++)
        {
            partition.Entries[row] = PackedSums.Entry(row, random.Next(-8000, 8000), random.Next(8000));
        }

        var whole = partition.Entries.ToArray();
        var bins = Enumerable.Range(0, rows).Select(_ => (byte)random.Next(256)).ToArray();
        var set = default(BinSet);
        foreach (var bin in Enumerable.Range(0, 256).Where(bin => bin % 3 != 0))
        {
            set.Add(bin);
        }

        // Twice, so that the way back to the first buffer is walked too.
        var (left, right) = Part(new RowRange(0, 0, rows), whole);
        Part(right, partition.Of(right).ToArray());
        Part(left, partition.Of(left).ToArray());

        (RowRange Left, RowRange Right) Part(RowRange range, ulong[] entries)
        {
            var expectedLeft = entries.Where(entry => set.Contains(bins[(uint)entry])).ToArray();
            var expectedRight = entries.Where(entry => !set.Contains(bins[(uint)entry])).ToArray();
            var parts = partition.Split(range, Column(bins), set, expectedLeft.Length);
            Assert.Equal(expectedLeft, partition.Of(parts.Left).ToArray());
            Assert.Equal(expectedRight, partition.Of(parts.Right).ToArray());
            bins = [.. bins.Select((bin, row) => (byte)((bin * 7) + row))];
            return parts;
        }
    }

    /// <summary>The column in slot 5 of a group whose other cells are of no matter.</summary>
    private static BinnedColumn Column(byte[] bins) =>
        new([.. bins.SelectMany(bin => new byte[] { 1, 2, 3, 4, 5, bin, 7, 8 })], 5);

    [Theory]
    [InlineData(0)]
    [InlineData(62)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(191)]
    [InlineData(254)]
    public void A_set_up_to_a_bin_holds_the_bins_up_to_it(int last)
    {
        var set = BinSet.UpTo(last);
        Assert.All(Enumerable.Range(0, 256), bin => Assert.Equal(bin <= last, set.Contains(bin)));
        var expanded = new byte[256];
        set.Expand(expanded);
        Assert.Equal(last + 1, expanded.Count(isMember => isMember == 1));
    }
}
