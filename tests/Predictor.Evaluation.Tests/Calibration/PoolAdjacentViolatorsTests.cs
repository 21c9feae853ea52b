using Predictor.Evaluation.Calibration;
using Predictor.Evaluation.Tests.Reference;

namespace Predictor.Evaluation.Tests.Calibration;

public sealed class PoolAdjacentViolatorsTests
{
    [Theory]
    [InlineData("distinct")]
    [InlineData("ties")]
    [InlineData("few")]
    public void Gives_the_rates_that_scikit_learn_gives(string name)
    {
        var expected = Expected.Case(name);
        var points = CalibratorFit.Distinct(expected.Margins, expected.Labels);
        var blocks = PoolAdjacentViolators.Pool(points);
        var rates = new Dictionary<double, double>();
        var at = 0;
        foreach (var block in blocks)
        {
            for (var left = block.Weight; left > 0; left -= points[at++].Weight)
            {
                rates[points[at].Margin] = block.Rate;
            }
        }

        for (var i = 0; i < expected.Margins.Length; i++)
        {
            Assert.Equal(expected.Isotonic[i], rates[expected.Margins[i]], 1e-9);
        }
    }

    [Fact]
    public void Pools_until_rates_rise_strictly()
    {
        // 1, 0 violate; with the 0.5 that follows they are equal and become one block at the mean margin.
        var blocks = PoolAdjacentViolators.Pool([new(0, 1, 1), new(1, 1, 0), new(4, 2, 1), new(5, 1, 1)]);
        Assert.Equal([new PooledBlock(2.25, 4, 2), new PooledBlock(5, 1, 1)], blocks);
    }
}
