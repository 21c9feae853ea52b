using Predictor.Training.Sample.Randomness;

namespace Predictor.Training.Tests.Sample.Randomness;

public sealed class DrawsTests
{
    [Fact]
    public void The_same_seed_stream_and_index_draw_the_same_and_any_other_differ()
    {
        var first = Of(1, Draws.Stream.Story, 7);
        Assert.Equal(first, Of(1, Draws.Stream.Story, 7));
        Assert.NotEqual(first, Of(2, Draws.Stream.Story, 7));
        Assert.NotEqual(first, Of(1, Draws.Stream.Truth, 7));
        Assert.NotEqual(first, Of(1, Draws.Stream.Story, 8));
    }

    [Fact]
    public void Uniform_draws_are_uniform_and_those_of_neighbours_are_unrelated()
    {
        const int Count = 50_000;
        var draws = Enumerable.Range(0, Count).Select(index => new Draws(1, Draws.Stream.Story, index).Uniform()).ToArray();
        var tenths = draws.GroupBy(u => (int)(10 * u)).Select(group => group.Count()).ToArray();
        Assert.Equal(10, tenths.Length);
        var chiSquare = tenths.Sum(count => Math.Pow(count - (Count / 10), 2) / (Count / 10.0));
        Assert.True(chiSquare < 27.9, "the 0.999 quantile of chi-square with 9 degrees of freedom");
        var correlation = Enumerable.Range(1, Count - 1).Average(i => (draws[i] - 0.5) * (draws[i - 1] - 0.5)) * 12;
        Assert.InRange(correlation, -4 / Math.Sqrt(Count), 4 / Math.Sqrt(Count));
    }

    [Fact]
    public void Whole_numbers_keep_within_their_bounds_and_reach_them()
    {
        var draws = new Draws(1, Draws.Stream.Agents, 0);
        var found = Enumerable.Range(0, 2_000).Select(_ => draws.Between(-2, 3)).Distinct().Order().ToArray();
        Assert.Equal([-2L, -1, 0, 1, 2, 3], found);
    }

    [Fact]
    public void Weights_are_proportions()
    {
        var draws = new Draws(1, Draws.Stream.Agents, 1);
        var counts = new int[3];
        for (var i = 0; i < 40_000; i++)
        {
            counts[draws.Weighted([1, 0, 3])]++;
        }

        Assert.Equal(0, counts[1]);
        Assert.InRange(counts[0], 9_600, 10_400);
    }

    private static double[] Of(ulong seed, Draws.Stream stream, int index)
    {
        var draws = new Draws(seed, stream, index);
        return [draws.Uniform(), draws.Uniform(), draws.Uniform()];
    }
}
