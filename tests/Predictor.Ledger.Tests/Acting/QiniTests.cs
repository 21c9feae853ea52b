using Predictor.Ledger.Acting;

namespace Predictor.Ledger.Tests.Acting;

public sealed class QiniTests
{
    [Fact]
    public void Where_acting_helps_those_that_were_expected_to_be_helped_the_curve_lies_above_chance()
    {
        var (uplift, met, held) = Draw(isTold: true);

        var found = Qini.Of(uplift, met, held, 0.9, 1, 200);

        Assert.True(found.Coefficient.Low > 0);

        // Half of the customers are helped, by 0.3: at the end that is 0.15 of the two thirds that were acted on.
        Assert.Equal(0.15 * 2 / 3 * 6_000, found.Curve[^1].Avoided, 100.0);
        Assert.True(found.Curve[10].Avoided > 0.9 * found.Curve[^1].Avoided);
    }

    [Fact]
    public void Where_the_order_says_nothing_it_does_not()
    {
        var (uplift, met, held) = Draw(isTold: false);

        var found = Qini.Of(uplift, met, held, 0.9, 1, 200);

        Assert.InRange(0, found.Coefficient.Low, found.Coefficient.High);
    }

    private static (double[] Uplift, bool[] Met, bool[] Held) Draw(bool isTold)
    {
        var random = new Random(9);
        var (uplift, met, held) = (new double[6_000], new bool[6_000], new bool[6_000]);
        for (var i = 0; i < uplift.Length; i++)
        {
            var isHelped = random.Next(2) == 0;
            held[i] = random.Next(3) == 0;
            met[i] = random.NextDouble() < (isHelped && !held[i] ? 0.2 : 0.5);
            uplift[i] = isTold ? (isHelped ? 0.3 : 0) + (0.01 * random.NextDouble()) : random.NextDouble();
        }

        return (uplift, met, held);
    }
}
