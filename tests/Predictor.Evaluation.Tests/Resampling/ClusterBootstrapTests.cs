using Predictor.Evaluation.Profit;
using Predictor.Evaluation.Resampling;

namespace Predictor.Evaluation.Tests.Resampling;

public sealed class ClusterBootstrapTests
{
    [Fact]
    public void A_draw_takes_as_many_customers_as_there_are()
    {
        var times = new int[1000];
        ClusterBootstrap.FillTimes(times, seed: 1, draw: 0);
        Assert.Equal(1000, times.Sum());

        // Drawn with replacement, a customer is left out with probability 1/e: 368 of 1000, give or take 4 standard errors of about 10.
        Assert.InRange(times.Count(n => n == 0), 328, 408);
    }

    [Fact]
    public void Draws_differ_from_each_other_and_by_seed()
    {
        var times = new int[3][];
        foreach (var (i, (seed, draw)) in new[] { (1UL, 0), (1UL, 1), (2UL, 0) }.Index())
        {
            ClusterBootstrap.FillTimes(times[i] = new int[50], seed, draw);
        }

        Assert.NotEqual(times[0], times[1]);
        Assert.NotEqual(times[0], times[2]);
    }

    [Fact]
    public void Draws_on_several_threads_are_those_made_one_after_another()
    {
        float[] labels = [0, 1, 0, 1, 1, 0, 0, 0, 1, 0];
        double[] probabilities = [.1, .4, .35, .8, .7, .2, .1, .5, .5, .05];
        var rows = new RankedRows(labels, probabilities, CustomerNumbers.Of([0, 0, 1, 1, 2, 2, 3, 3, 4, 4], 10), ChurnEconomics.Default);
        var drawn = ClusterBootstrap.Draw(rows, seed: 5, draws: 64);
        var space = rows.NewSpace();
        for (var draw = 0; draw < drawn.Length; draw++)
        {
            ClusterBootstrap.FillTimes(space.Times, seed: 5, draw);
            Assert.Equal(rows.Measure(space), drawn[draw]);
        }
    }

    [Fact]
    public void Streams_of_one_seed_begin_apart()
    {
        // Neighbouring streams are mixed apart: no two of 10,000 begin alike.
        var first = new HashSet<ulong>();
        for (var stream = 0UL; stream < 10_000; stream++)
        {
            Assert.True(first.Add(new SplitMix64(1, stream).Next()));
        }
    }
}
