using Predictor.Boosting.Binning;
using Predictor.Boosting.Histograms;

namespace Predictor.Boosting.Tests.Histograms;

public sealed class HistogramBuilderTests
{
    private static readonly int[] ValueBins = [1, 2, 17, 100, 255];

    [Theory]
    [InlineData(1, 1.0)]
    [InlineData(3, 1.0)]
    [InlineData(1023, 1.0)]
    [InlineData(1025, 1.0)]
    [InlineData(4096, 1.0)]
    [InlineData(13_001, 1.0)]
    [InlineData(13_001, 0.97)]
    [InlineData(13_001, 0.3)]
    [InlineData(13_001, 0.01)]
    public void Sums_are_those_of_the_naive_histogram(int rows, double share)
    {
        var random = new Random(rows);
        var table = Table(rows, random);
        var leaf = FixedPointRow.Random(rows, random).Where(_ => share >= 1 || random.NextDouble() < share).ToArray();
        var (layout, histogram) = Build(table, leaf);
        for (var column = 0; column < table.Length; column++)
        {
            Assert.Equal(NaiveHistogram.Of(table[column], ValueBins[column] + 1, leaf), layout.Of(histogram, column).ToArray());
        }
    }

    [Fact]
    public void Childrens_sums_equal_the_parents_and_subtraction_gives_the_sibling_exactly()
    {
        var random = new Random(8);
        var table = Table(20_000, random);
        var parent = FixedPointRow.Random(20_000, random);
        var (_, other) = Build(table, parent);
        var (_, small) = Build(table, [.. parent.Where(row => table[3][row.Row] < 20)]);
        var (_, large) = Build(table, [.. parent.Where(row => table[3][row.Row] >= 20)]);
        HistogramBuilder.Subtract(other, small);
        Assert.Equal(large, other);
    }

    private static (HistogramLayout Layout, long[] Histogram) Build(byte[][] table, FixedPointRow[] rows)
    {
        var bins = ValueBins.Select(count => new NumericBins([.. Enumerable.Range(0, count - 1).Select(i => (float)i)])).ToArray();
        int[] columns = [0, 1, 2, 3, 4];
        var layout = new HistogramLayout(bins, columns);
        var histogram = new long[layout.Length];
        Array.Fill(histogram, 99);
        var binned = new BinnedTable(bins, columns, table[0].Length);
        foreach (var column in columns)
        {
            binned.Write(column, 0, table[column]);
        }

        // Twice with other columns, so that nothing of the first pass may be left in the second.
        var builder = new HistogramBuilder();
        ulong[] entries = [.. rows.Select(row => row.Entry)];
        builder.Build(entries, binned, [0, 2], layout, histogram);
        builder.Build(entries, binned, [1, 3, 4], layout, histogram);
        return (layout, histogram);
    }

    private static byte[][] Table(int rows, Random random) =>
        [.. ValueBins.Select(bins => Enumerable.Range(0, rows).Select(_ => (byte)random.Next(bins + 1)).ToArray())];
}
