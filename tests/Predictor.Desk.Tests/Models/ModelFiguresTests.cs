using Predictor.Desk.Models;
using Predictor.Models.Comparisons;

namespace Predictor.Desk.Tests.Models;

public sealed class ModelFiguresTests
{
    [Theory]
    [InlineData(-0.00060, 4, "−0.0006")]
    [InlineData(-0.00001, 3, "0.000")]
    [InlineData(0.00001, 3, "0.000")]
    [InlineData(0.0123, 3, "+0.012")]
    [InlineData(double.NaN, 3, "undefined")]
    public void A_difference_has_a_sign_unless_it_rounds_to_nothing(double value, int decimals, string expected) => Assert.Equal(expected, ModelFigures.Signed(value, decimals));

    [Theory]
    [InlineData(true, 0.01, 0.03, 1)]
    [InlineData(false, 0.01, 0.03, -1)]
    [InlineData(true, -0.03, -0.01, -1)]
    [InlineData(false, -0.03, -0.01, 1)]
    [InlineData(true, -0.01, 0.03, 0)]
    [InlineData(true, double.NaN, double.NaN, 0)]
    public void Better_and_worse_are_said_only_where_the_interval_leaves_out_0(bool isMoreBetter, double low, double high, int expected) =>
        Assert.Equal(expected, new ComparedFigure("x", new Difference(1, 1, (low + high) / 2, low, high), 3, isMoreBetter).Sign);
}
