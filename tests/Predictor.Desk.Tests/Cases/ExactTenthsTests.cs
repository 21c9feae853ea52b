using Predictor.Desk.Cases;

namespace Predictor.Desk.Tests.Cases;

public sealed class ExactTenthsTests
{
    [Fact]
    public void Parts_add_up_as_they_stand_and_none_is_off_by_a_tenth()
    {
        var random = new Random(5);
        for (var round = 0; round < 500; round++)
        {
            var from = random.NextDouble() * 0.5;
            double[] parts = [.. Enumerable.Range(0, 1 + random.Next(9)).Select(_ => (random.NextDouble() - 0.5) * 0.1)];
            var to = from + parts.Sum();

            var tenths = ExactTenths.Of(parts, from, to);

            Assert.Equal(ExactTenths.Of(to) - ExactTenths.Of(from), tenths.Sum());
            Assert.All(tenths.Zip(parts), pair => Assert.InRange(pair.First - (1000 * pair.Second), -1 - 1e-9, 1 + 1e-9));
        }
    }

    [Fact]
    public void What_needs_no_rounding_is_as_it_is() => Assert.Equal([74, -40], ExactTenths.Of([0.074, -0.040], 0.276, 0.31));

    [Fact]
    public void Nothing_has_no_parts() => Assert.Empty(ExactTenths.Of([], 0.2, 0.2));
}
