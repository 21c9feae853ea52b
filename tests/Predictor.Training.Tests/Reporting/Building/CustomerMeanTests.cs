using Predictor.Training.Reporting.Building;

namespace Predictor.Training.Tests.Reporting.Building;

public sealed class CustomerMeanTests
{
    [Fact]
    public void Rows_of_their_own_have_the_error_of_a_mean()
    {
        var estimate = CustomerMean.Of([1, 2, 3, 4], []);

        // Standard deviation sqrt(5 / 3) over sqrt(4), times 1.96.
        Assert.Equal(2.5, estimate.Value);
        Assert.Equal(2.5 - (1.959963984540054 * Math.Sqrt(5.0 / 3 / 4)), estimate.Low, 12);
        Assert.Equal(estimate.Value - estimate.Low, estimate.High - estimate.Value, 12);
    }

    [Fact]
    public void Copies_of_one_customer_tell_no_more_than_one_row()
    {
        var one = CustomerMean.Of([0, 1, 1, 0, 1], []);
        var copied = CustomerMean.Of([.. Enumerable.Range(0, 50).Select(i => (double)(i % 5 is 1 or 2 or 4 ? 1 : 0))], [.. Enumerable.Range(0, 50).Select(i => i % 5)]);

        Assert.Equal(one.Value, copied.Value, 12);
        Assert.Equal(one.Low, copied.Low, 12);
    }

    [Fact]
    public void One_customer_has_no_interval_and_no_rows_no_mean()
    {
        var one = CustomerMean.Of([1, 0], [7, 7]);

        Assert.Equal(0.5, one.Value);
        Assert.True(double.IsNaN(one.Low));
        Assert.True(double.IsNaN(CustomerMean.Of([], []).Value));
    }
}
