using Predictor.Boosting.Binning;
using Predictor.Boosting.Growing;
using Predictor.Boosting.Histograms;

namespace Predictor.Boosting.Tests.Histograms;

public sealed class HistogramBuilderTests
{
    private static readonly int[] ValueBins = [1, 2, 17, 100, 255, 3, 255, 40, 9, 250];

    [Theory]
    [InlineData(1, 1.0)]
    [InlineData(3, 1.0)]
    [InlineData(4095, 1.0)]
    [InlineData(4097, 1.0)]
    [InlineData(30_001, 1.0)]
    [InlineData(30_001, 0.97)]
    [InlineData(30_001, 0.3)]
    [InlineData(30_001, 0.01)]
    public void Sums_are_those_of_the_naive_histogram(int rows, double share)
    {
        var random = new Random(rows);
        var table = Table(rows, random);
        var leaf = FixedPointRow.Random(rows, random).Where(_ => share >= 1 || random.NextDouble() < share).ToArray();
        var histogram = Build(table, leaf);
        for (var column = 0; column < ValueBins.Length; column++)
        {
            var expected = NaiveHistogram.Of(
                row => table.Cells(row / BinnedTable.ShardRows, column)[row % BinnedTable.ShardRows], ValueBins[column] + 1, leaf);
            Assert.Equal(expected, histogram[column]);
        }
    }

    [Fact]
    public void Childrens_sums_equal_the_parents_and_subtraction_gives_the_sibling_exactly()
    {
        var random = new Random(8);
        var table = Table(20_000, random);
        var parent = FixedPointRow.Random(20_000, random);
        bool IsSmall(FixedPointRow row) => table.Cells(row.Row / BinnedTable.ShardRows, 3)[row.Row % BinnedTable.ShardRows] < 20;
        var other = Build(table, parent);
        var small = Build(table, [.. parent.Where(IsSmall)]);
        var large = Build(table, [.. parent.Where(row => !IsSmall(row))]);
        for (var column = 0; column < ValueBins.Length; column++)
        {
            HistogramBuilder.Subtract(other[column], small[column]);
            Assert.Equal(large[column], other[column]);
        }
    }

    /// <summary>By two workers, whose sums are then added up; each has summed something else before.</summary>
    private static long[][] Build(BinnedTable table, FixedPointRow[] rows)
    {
        HistogramBuilder[] workers = [new(table), new(table)];
        var listed = new SmallRows(table.Rows);
        foreach (var worker in workers)
        {
            worker.Add(0, 0, [0], [PackedSums.Pack(PackedSums.Row(5, 6))]);
            worker.Clear();
        }

        for (var shard = 0; shard < table.Shards; shard++)
        {
            var kept = new uint[table.RowsOf(shard)];
            foreach (var row in rows.Where(row => row.Row / BinnedTable.ShardRows == shard))
            {
                kept[row.Row % BinnedTable.ShardRows] = row.Kept;
            }

            // Rows that are not the leaf's are as rows that the tree does not see.
            listed.TakeAll(0, shard, kept);
        }

        foreach (var part in listed.Parts)
        {
            for (var group = 0; group < table.Groups; group++)
            {
                workers[part.Shard % 2].Add(group, part.Shard, listed.Rows(part), listed.Sums(part));
            }
        }

        return [.. Enumerable.Range(0, ValueBins.Length).Select(column =>
        {
            var sums = new long[2 * (ValueBins[column] + 1)];
            workers[0].AddTo(column, sums);
            workers[1].AddTo(column, sums);
            return sums;
        })];
    }

    private static BinnedTable Table(int rows, Random random)
    {
        var bins = ValueBins.Select(count => new NumericBins([.. Enumerable.Range(0, count - 1).Select(i => (float)i)])).ToArray();
        var table = new BinnedTable(bins, [.. Enumerable.Range(0, bins.Length)], rows);
        for (var shard = 0; shard < table.Shards; shard++)
        {
            for (var column = 0; column < bins.Length; column++)
            {
                foreach (ref var cell in table.Cells(shard, column))
                {
                    cell = (byte)random.Next(ValueBins[column] + 1);
                }
            }
        }

        return table;
    }
}
