using Predictor.Boosting.Statistics;

namespace Predictor.Boosting.Tests.Statistics;

public sealed class LevelVarianceTests
{
    [Fact]
    public void The_variance_of_planted_rates_is_found()
    {
        // Rates 0.2 and 0.4, half of the levels each: their variance is 0.01.
        var found = Enumerable.Range(0, 20).Select(seed => LevelVariance.Of(Sums(seed, level => level % 2 == 0 ? 0.2 : 0.4)).Between).Average();
        Assert.Equal(0.01, found, 0.0015);
    }

    [Fact]
    public void Levels_without_any_effect_score_as_luck_does()
    {
        var scores = Enumerable.Range(0, 200).Select(seed => LevelVariance.Of(Sums(seed, _ => 0.1)).Score).ToArray();
        var mean = scores.Average();
        Assert.Equal(0, mean, 0.25);
        Assert.Equal(1, Math.Sqrt(scores.Average(score => (score - mean) * (score - mean))), 0.25);
    }

    [Fact]
    public void One_level_differs_from_none()
    {
        var sums = new LevelSums(3);
        sums.Add(1, 1, 1);
        sums.Add(1, 0, 1);
        Assert.Equal(new LevelVariance(0.5, 0, 0), LevelVariance.Of(sums));
    }

    /// <summary>200 levels of 5 to 44 rows.</summary>
    private static LevelSums Sums(int seed, Func<int, double> rate)
    {
        var random = new Random(seed);
        var sums = new LevelSums(201);
        for (var level = 0; level < 200; level++)
        {
            for (var row = 0; row < 5 + (level % 40); row++)
            {
                sums.Add(level, random.NextDouble() < rate(level) ? 1 : 0, 1);
            }
        }

        return sums;
    }
}
