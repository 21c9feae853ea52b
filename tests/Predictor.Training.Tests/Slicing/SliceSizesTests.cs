using Predictor.Cases;
using Predictor.Training.Slicing;

namespace Predictor.Training.Tests.Slicing;

public sealed class SliceSizesTests
{
    [Fact]
    public void Every_slice_that_is_short_is_named_with_what_it_has()
    {
        var shortages = SliceSizes.Shortages("left at arrival", [
            (Slice.Fit, Labels(200, 50)), (Slice.Stop, Labels(30, 3)), (Slice.Calibration, Labels(40, 0)), (Slice.Test, [])]).ToArray();

        Assert.Equal(
            [
                "left at arrival: the stop slice has 3 positive and 27 negative rows, expected at least 10 of each",
                "left at arrival: the calibration slice has one class: none of its 40 labels is positive",
                "left at arrival: the test slice has no row",
            ],
            shortages);
        Assert.Contains("left at arrival: the test slice has no row", Assert.Throws<DataException>(() => SliceSizes.Check(shortages)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Few_fit_rows_are_refused_and_enough_of_everything_is_not()
    {
        Assert.Equal(["x: the fit slice has 99 rows, expected at least 100"], SliceSizes.Shortages("x", [(Slice.Fit, Labels(99, 50))]));
        Assert.Empty(SliceSizes.Shortages("x", [(Slice.Fit, Labels(100, 50)), (Slice.Test, Labels(20, 10))]));
    }

    private static float[] Labels(int rows, int positives) => [.. Enumerable.Range(0, rows).Select(row => row < positives ? 1f : 0f)];
}
