using Predictor.Forests.Explaining;

namespace Predictor.Forests.Tests.Explaining;

public sealed class GaussLegendreTests
{
    [Fact]
    public void Two_points_are_those_of_the_textbook()
    {
        var (nodes, weights) = GaussLegendre.Rule(2);
        Assert.Equal((1 + 1 / Math.Sqrt(3)) / 2, nodes[0], 1e-15);
        Assert.Equal((1 - 1 / Math.Sqrt(3)) / 2, nodes[1], 1e-15);
        Assert.Equal(0.5, weights[0], 1e-15);
        Assert.Equal(0.5, weights[1], 1e-15);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(8)]
    [InlineData(32)]
    public void Powers_below_twice_the_points_integrate_exactly_and_the_next_one_does_not(int points)
    {
        var (nodes, weights) = GaussLegendre.Rule(points);
        for (var power = 0; power <= 2 * points - 1; power++) Assert.Equal(1.0 / (power + 1), Integrate(power), 1e-14);
        if (points <= 8) Assert.NotEqual(1.0 / (2 * points + 1), Integrate(2 * points), 1e-12);

        double Integrate(int power) => nodes.Zip(weights, (node, weight) => weight * Math.Pow(node, power)).Sum();
    }

    [Theory]
    [InlineData(500)]
    [InlineData(2048)]
    public void Many_points_lie_inside_in_order_and_weigh_one_together(int points)
    {
        var (nodes, weights) = GaussLegendre.Rule(points);
        Assert.Equal(1, weights.Sum(), 1e-12);
        Assert.All(nodes, node => Assert.InRange(node, double.Epsilon, 1 - 1e-9));
        Assert.Equal(nodes.OrderDescending(), nodes);
    }
}
