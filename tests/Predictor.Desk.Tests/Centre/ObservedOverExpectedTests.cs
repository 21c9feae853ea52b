using Predictor.Charts;
using Predictor.Desk.Centre;

namespace Predictor.Desk.Tests.Centre;

public sealed class ObservedOverExpectedTests
{
    [Fact]
    public void Shares_and_ratio_are_those_of_the_cases()
    {
        var measured = ObservedOverExpected.Measure([1, 0, 1, 0], [0.5, 0.25, 0.5, 0.25], [1, 1, 2, 3]);

        Assert.Equal((4, 2, 1.5), (measured.Cases, measured.Observed, measured.Expected));
        Assert.Equal(2 / 1.5, measured.Ratio, 12);
        Assert.Equal(0.5, measured.ObservedShare, 12);
        Assert.Equal(0.375, measured.ExpectedShare, 12);
        Assert.InRange(measured.Ratio, measured.Low, measured.High);
    }

    [Fact]
    public void The_same_cases_give_the_same_interval() => Assert.Equal(Coins(400, 0.3, 0.3, perCustomer: 1), Coins(400, 0.3, 0.3, perCustomer: 1));

    [Theory]
    [InlineData(0.2, 0.3, Comparison.More)]
    [InlineData(0.3, 0.2, Comparison.Fewer)]
    [InlineData(0.25, 0.25, Comparison.AsExpected)]
    public void Many_cases_tell_more_from_fewer(double expected, double happens, Comparison comparison) =>
        Assert.Equal(comparison, Coins(4_000, expected, happens, perCustomer: 1).Comparison);

    [Fact]
    public void The_interval_is_that_of_a_binomial_where_each_case_is_a_customers_only_one()
    {
        var measured = Coins(4_000, 0.25, 0.25, perCustomer: 1);
        var half = 1.96 * Math.Sqrt(measured.ObservedShare * (1 - measured.ObservedShare) / 4_000) / 0.25;

        Assert.Equal(measured.Ratio - half, measured.Low, 0.02);
        Assert.Equal(measured.Ratio + half, measured.High, 0.02);
    }

    [Fact]
    public void Cases_of_one_customer_count_together()
    {
        var (apart, together) = (Coins(2_000, 0.25, 0.25, perCustomer: 1), Coins(2_000, 0.25, 0.25, perCustomer: 20));

        // Twenty equal cases a customer hold what one holds: the interval is about the root of twenty times as wide.
        Assert.InRange((together.High - together.Low) / (apart.High - apart.Low), 3, 6);
    }

    [Theory]
    [InlineData(1.004, 1.2, Comparison.AsExpected)]
    [InlineData(1.006, 1.2, Comparison.More)]
    [InlineData(0.8, 0.996, Comparison.AsExpected)]
    [InlineData(0.8, 0.994, Comparison.Fewer)]
    public void The_verdict_never_contradicts_the_interval_as_it_is_shown(double low, double high, Comparison comparison) =>
        Assert.Equal(comparison, new ObservedOverExpected(100, 50, 50, 1, low, high).Comparison);

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    public void Few_expected_say_nothing(int cases) => Assert.Equal(Comparison.TooFew, Coins(cases, 0.1, 0.9, perCustomer: 1).Comparison);

    private static ObservedOverExpected Coins(int cases, double expected, double happens, int perCustomer)
    {
        var random = new Random(3);
        var labels = new sbyte[cases];
        for (var i = 0; i < cases; i++)
        {
            labels[i] = i % perCustomer == 0 ? (sbyte)(random.NextDouble() < happens ? 1 : 0) : labels[i - 1];
        }

        return ObservedOverExpected.Measure(labels, Enumerable.Repeat(expected, cases).ToArray(), Enumerable.Range(0, cases).Select(i => i / perCustomer).ToArray());
    }
}
