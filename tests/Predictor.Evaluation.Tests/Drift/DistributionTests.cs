using Predictor.Evaluation.Drift;

namespace Predictor.Evaluation.Tests.Drift;

public sealed class DistributionTests
{
    [Fact]
    public void Numbers_are_cut_into_bins_of_about_equal_count()
    {
        var values = Enumerable.Range(0, 1000).Select(i => (double)((i * 7919) % 1000)).Append(double.NaN).ToArray();
        var found = NumberDistribution.Of(values);
        Assert.Equal(Enumerable.Repeat(50L, 20), found.Bins);
        Assert.Equal(49, found.Edges[0]);
        Assert.Equal(1, found.Missing);
        Assert.Equal(1001, found.Rows);
    }

    [Fact]
    public void Equal_numbers_are_never_parted()
    {
        var found = NumberDistribution.Of([0, 0, 0, 0, 0, 0, 0, 0, 1, 2]);
        Assert.Equal([0, 1], found.Edges);
        Assert.Equal([8, 1, 1], found.Bins);
        Assert.Equal([0, 0, 1, 2, 2, 3], found.BinsOf([-5, 0, 0.5, 1.5, 99, double.NaN]));
        Assert.Empty(NumberDistribution.Of([double.NaN]).Edges);
    }

    [Fact]
    public void Levels_are_counted_by_name_with_others_unknown_and_missing_apart()
    {
        string[] vocabulary = ["a", "b", "c", "d"];
        var found = LevelDistribution.Of([1, 1, 1, 2, 0, 0, 4, double.NaN], vocabulary, mostLevels: 2);
        Assert.Equal([new LevelCount("b", 3), new LevelCount("a", 2)], found.Levels);
        Assert.Equal((1, 1, 1), (found.Other, found.Unknown, found.Missing));
        Assert.Equal(8, found.Rows);
        Assert.Equal([1, 0, 2, 2, 3, 4], found.BinsOf([0, 1, 2, 3, 4, double.NaN], vocabulary));
    }
}
