using Predictor.Evaluation.Calibration;
using Predictor.Evaluation.Tests.Reference;

namespace Predictor.Evaluation.Tests.Calibration;

public sealed class CalibrationLineTests
{
    [Theory]
    [InlineData("distinct")]
    [InlineData("ties")]
    [InlineData("few")]
    public void Agrees_with_statsmodels(string name)
    {
        var (rows, expected) = Figures.Case(name);
        var found = CalibrationLine.Of(rows.Labels, rows.Probabilities);
        Assert.Equal(expected.Line.Slope, found.Slope, 1e-9);
        Assert.Equal(expected.Line.Intercept, found.Intercept, 1e-9);
        Assert.Equal(expected.Line.InTheLarge, found.InTheLarge, 1e-9);
    }

    [Fact]
    public void Labels_at_the_rate_of_their_probability_lie_on_the_line()
    {
        // 3 of 10 at 0.3, 8 of 10 at 0.8.
        float[] labels = [1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0];
        double[] probabilities = [.. Enumerable.Repeat(0.3, 10), .. Enumerable.Repeat(0.8, 10)];
        var found = CalibrationLine.Of(labels, probabilities);
        Assert.Equal([1, 0, 0], new[] { found.Slope, found.Intercept, found.InTheLarge }.Select(each => Math.Round(each, 12)));
    }

    [Fact]
    public void Where_a_threshold_parts_the_classes_or_all_are_alike_no_slope_is_the_best()
    {
        Assert.Equal(double.NaN, CalibrationLine.Of([0, 0, 1, 1], [0.1, 0.5, 0.5, 0.9]).Slope);
        Assert.Equal(double.NaN, CalibrationLine.Of([1, 1, 0, 0], [0.1, 0.2, 0.7, 0.9]).Intercept);
        var alike = CalibrationLine.Of([1, 0, 0, 0], [0.5, 0.5, 0.5, 0.5]);
        Assert.Equal(double.NaN, alike.Slope);
        Assert.Equal(Math.Log(1 / 3.0), alike.InTheLarge, 1e-12);
        Assert.Equal(CalibrationLine.Undefined, CalibrationLine.Of([0, 0], [0.1, 0.2]));
        Assert.Equal(CalibrationLine.Undefined, CalibrationLine.Of([], []));
    }

    [Fact]
    public void Sure_mistakes_are_clipped_and_stay_finite()
    {
        var found = CalibrationLine.Of([0, 1, 0, 1, 0], [0, 1, 1, 0.4, 0.6]);
        Assert.True(double.IsFinite(found.Slope) && double.IsFinite(found.Intercept) && double.IsFinite(found.InTheLarge));
    }
}
