using Predictor.Ledger.Targets;

namespace Predictor.Ledger.Tests.Targets;

public sealed class PiledUpTests
{
    [Fact]
    public void A_pile_just_inside_the_limit_is_found_and_its_size_told()
    {
        var times = Times(piled: 0.06);

        var found = PiledUp.Of(times, 360, [.. Enumerable.Range(0, times.Length)], 0.9, 1, 200)!;

        Assert.InRange(found.Excess.Value, 0.04, 0.08);
        Assert.True(found.Excess.Low > 0.02);
    }

    [Fact]
    public void A_smooth_distribution_has_none()
    {
        var times = Times(piled: 0);

        var found = PiledUp.Of(times, 360, [.. Enumerable.Range(0, times.Length)], 0.9, 1, 200)!;

        Assert.InRange(found.Excess.Value, -0.015, 0.015);
    }

    /// <summary>Lognormal; of those beyond the limit so many, as a share of all, are brought within its last 50 seconds.</summary>
    private static float[] Times(double piled)
    {
        var random = new Random(11);
        var times = new float[10_000];
        for (var i = 0; i < times.Length; i++)
        {
            var normal = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
            var seconds = Math.Exp(Math.Log(380) + (0.5 * normal));
            times[i] = (float)(seconds > 360 && random.NextDouble() < piled * 2 ? 360 - (50 * random.NextDouble()) : seconds);
        }

        return times;
    }
}
