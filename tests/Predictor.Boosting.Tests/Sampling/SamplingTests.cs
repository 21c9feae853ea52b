using Predictor.Boosting.Sampling;

namespace Predictor.Boosting.Tests.Sampling;

public sealed class SamplingTests
{
    [Fact]
    public void A_row_is_drawn_with_the_share_asked_for_and_otherwise_in_another_tree()
    {
        var first = new RowSample(0.3, SplitMix64.Derive(1, 0, SeedPurpose.Rows));
        var second = new RowSample(0.3, SplitMix64.Derive(1, 1, SeedPurpose.Rows));
        var rows = Enumerable.Range(0, 100_000).ToArray();

        // Five standard deviations of a binomial count.
        Assert.InRange(rows.Count(first.Contains), 30_000 - 725, 30_000 + 725);
        Assert.InRange(rows.Count(row => first.Contains(row) && second.Contains(row)), 9_000 - 453, 9_000 + 453);
    }

    [Fact]
    public void A_share_of_one_draws_every_row_and_column()
    {
        var sample = new RowSample(1, 3);
        Assert.All(Enumerable.Range(0, 1000), row => Assert.True(sample.Contains(row)));
        Assert.Equal([1, 4, 7], ColumnSample.Draw([1, 4, 7], 1, 3));
    }

    [Fact]
    public void Columns_are_drawn_without_repetition_each_as_often_as_another()
    {
        var drawn = new int[10];
        for (var seed = 0UL; seed < 2000; seed++)
        {
            var columns = ColumnSample.Draw([.. Enumerable.Range(0, 10)], 0.4, SplitMix64.Derive(seed, 0, SeedPurpose.Columns));
            Assert.Equal(4, columns.Distinct().Count());
            Assert.Equal(columns.Order(), columns);
            foreach (var column in columns)
            {
                drawn[column]++;
            }
        }

        Assert.All(drawn, count => Assert.InRange(count, 800 - 110, 800 + 110));
        Assert.Single(ColumnSample.Draw([2, 5, 9], 0.01, 1));
    }
}
