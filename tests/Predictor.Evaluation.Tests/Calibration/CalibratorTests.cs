using System.Text.Json;
using Predictor.Evaluation.Calibration;
using Predictor.Evaluation.Tests.Reference;

namespace Predictor.Evaluation.Tests.Calibration;

public sealed class CalibratorTests
{
    public static TheoryData<string> Kinds => ["sigmoid", "isotonic", "single knot"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Rises_strictly_from_far_below_to_far_above_the_slice(string kind)
    {
        var calibrator = Make(kind);
        var before = calibrator.Probability(-30);
        Assert.InRange(before, double.Epsilon, 0.1);
        for (var margin = -29.99; margin <= 30; margin += 0.01)
        {
            var next = calibrator.Probability(margin);
            Assert.True(next > before, $"{kind} at {margin}: {next} after {before}");
            before = next;
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Never_says_0_or_1_whatever_the_margin(string kind)
    {
        var calibrator = Make(kind);
        foreach (var margin in new[] { -1e300, -1e4, -800, 800, 1e4, 1e300, double.NegativeInfinity, double.PositiveInfinity })
        {
            var probability = calibrator.Probability(margin);
            Assert.True(probability is > 0 and < 1, $"{kind} at {margin}: {probability}");
        }

        Assert.Equal(double.NaN, calibrator.Probability(double.NaN));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Round_trips_through_json_exactly(string kind)
    {
        var calibrator = Make(kind);
        var json = JsonSerializer.Serialize(calibrator);
        var read = JsonSerializer.Deserialize<Calibrator>(json)!;
        Assert.Equal(calibrator, read);
        Assert.Equal(calibrator.GetHashCode(), read.GetHashCode());
        Assert.Equal(json, JsonSerializer.Serialize(read));
        for (var margin = -6.0; margin <= 6; margin += 0.37)
        {
            Assert.Equal(calibrator.Probability(margin), read.Probability(margin));
        }
    }

    [Fact]
    public void Json_says_which_kind_it_is() =>
        Assert.Equal("""{"kind":"sigmoid","Slope":0.5,"Intercept":-1}""", JsonSerializer.Serialize<Calibrator>(new SigmoidCalibrator(0.5, -1)));

    [Fact]
    public void Isotonic_goes_through_its_knots_and_straight_between_them()
    {
        var calibrator = new IsotonicCalibrator([-1, 0, 2], [0.1, 0.2, 0.6]);
        Assert.Equal([0.1, 0.2, 0.6], new[] { -1.0, 0, 2 }.Select(calibrator.Probability));
        Assert.Equal(0.15, calibrator.Probability(-0.5), 1e-15);
        Assert.Equal(0.3, calibrator.Probability(0.5), 1e-15);

        // Beyond the last knot: log-odds rise by (logit 0.6 - logit 0.1) / 3 a unit of margin, 0.867.
        var logit = Math.Log(0.6 / 0.4) + ((Math.Log(0.6 / 0.4) - Math.Log(0.1 / 0.9)) / 3);
        Assert.Equal(1 / (1 + Math.Exp(-logit)), calibrator.Probability(3), 1e-15);
    }

    [Fact]
    public void Beyond_the_knots_it_is_never_steeper_than_the_margin()
    {
        var steep = new IsotonicCalibrator([0, 0.1], [0.01, 0.9]);
        Assert.Equal(1 / (1 + Math.Exp(-(Math.Log(9) + 1))), steep.Probability(1.1), 1e-12);
    }

    [Fact]
    public void Maps_that_would_not_rise_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new SigmoidCalibrator(0, 1));
        Assert.Throws<ArgumentException>(() => new SigmoidCalibrator(double.NaN, 1));
        Assert.Throws<ArgumentException>(() => new SigmoidCalibrator(1, double.PositiveInfinity));
        Assert.Throws<ArgumentException>(() => new IsotonicCalibrator([], []));
        Assert.Throws<ArgumentException>(() => new IsotonicCalibrator([1, 2], [0.1]));
        Assert.Throws<ArgumentException>(() => new IsotonicCalibrator([2, 1], [0.1, 0.2]));
        Assert.Throws<ArgumentException>(() => new IsotonicCalibrator([1, 2], [0.2, 0.2]));
        Assert.Throws<ArgumentException>(() => new IsotonicCalibrator([1], [1]));
        Assert.Throws<ArgumentException>(() => new IsotonicCalibrator([double.NaN], [0.5]));
    }

    private static Calibrator Make(string kind)
    {
        var rows = Expected.Case("distinct");
        return kind switch
        {
            "sigmoid" => CalibratorFit.FitSigmoid(rows.Margins, rows.Labels),
            "isotonic" => CalibratorFit.FitIsotonic(rows.Margins, rows.Labels),
            _ => new IsotonicCalibrator([0.3], [0.21]),
        };
    }
}
