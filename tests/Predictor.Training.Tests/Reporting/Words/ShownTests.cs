using Predictor.Evaluation;
using Predictor.Training.Reporting.Words;

namespace Predictor.Training.Tests.Reporting.Words;

public sealed class ShownTests
{
    [Theory]
    [InlineData(0.3141, "31%")]
    [InlineData(0.0824, "8.2%")]
    [InlineData(0.0996, "10%")]
    [InlineData(0.0001, "under 0.1%")]
    [InlineData(0, "0.0%")]
    [InlineData(double.NaN, "undefined")]
    public void Percents_below_ten_keep_a_decimal(double share, string expected) => Assert.Equal(expected, Shown.Percent(share));

    [Theory]
    [InlineData(0.034, "+3.4")]
    [InlineData(-0.0016, "\u22120.2")]
    [InlineData(-0.0001, "0.0")]
    [InlineData(0.0001, "0.0")]
    public void Signs_are_true_and_nothing_has_none(double share, string expected) => Assert.Equal(expected, Shown.SignedPoints(share));

    [Fact]
    public void Intervals_say_to_and_where_there_is_none_so()
    {
        Assert.Equal("0.6620 to 0.7480", Shown.Interval(new Estimate(0.7, 0.662, 0.748)));
        Assert.Equal("no interval", Shown.Interval(new Estimate(0.7, double.NaN, double.NaN)));
    }

    [Theory]
    [InlineData(1140.4, "EUR", "€1,140")]
    [InlineData(-25, "GBP", "\u2212£25")]
    [InlineData(3, "CHF", "CHF\u00a03")]
    public void Money_has_its_sign_before_its_currency(double amount, string currency, string expected) => Assert.Equal(expected, Shown.Money(amount, currency));

    [Fact]
    public void A_range_of_one_value_is_that_value()
    {
        Assert.Equal("3", Shown.Range(3, 3));
        Assert.Equal("0.25 to 1,200", Shown.Range(0.25, 1_200));
    }
}
