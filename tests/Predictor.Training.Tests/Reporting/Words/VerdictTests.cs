using Predictor.Training.Reporting.Words;

namespace Predictor.Training.Tests.Reporting.Words;

public sealed class VerdictTests
{
    [Fact]
    public void Probabilities_that_hold_are_fit()
    {
        var (labels, probabilities) = Measured.Calibrated(3_000);
        var section = Measured.Section(labels, probabilities);

        Assert.Equal(Fitness.Fit, Verdict.Of(section).Fitness);
        Assert.StartsWith("Yes. On the whole it says ", Trust.Of(section).Words, StringComparison.Ordinal);
    }

    [Fact]
    public void Probabilities_that_are_off_on_the_whole_still_order_and_that_is_said_with_its_side()
    {
        var (labels, probabilities) = Measured.Calibrated(3_000, oddsTimes: 0.6);
        var section = Measured.Section(labels, probabilities);

        Assert.Equal(Fitness.OrderOnly, Verdict.Of(section).Fitness);
        Assert.StartsWith("Only with care.", Trust.Of(section).Words, StringComparison.Ordinal);
        Assert.Contains("points high, more than chance would", Trust.Of(section).Words, StringComparison.Ordinal);
    }

    [Fact]
    public void Probabilities_too_far_apart_are_off_though_they_are_right_on_the_whole()
    {
        var (labels, probabilities) = Measured.Calibrated(3_000);
        var section = Measured.Section(labels, Array.ConvertAll(probabilities, probability => Math.Pow(probability, 3) / (Math.Pow(probability, 3) + Math.Pow(1 - probability, 3))));

        Assert.Equal(Fitness.OrderOnly, Verdict.Of(section).Fitness);
        Assert.EndsWith("High ones are too high and low ones too low.", Trust.Of(section).Words, StringComparison.Ordinal);
    }

    [Fact]
    public void What_ranks_no_better_than_a_coin_is_said_so()
    {
        var random = new Random(4);
        var labels = Enumerable.Range(0, 1_000).Select(_ => (float)random.Next(2)).ToArray();

        Assert.Equal(Fitness.NotShown, Verdict.Of(Measured.Section(labels, [.. labels.Select(_ => 0.3 + (0.4 * random.NextDouble()))])).Fitness);
    }

    [Fact]
    public void Few_cases_judge_nothing()
    {
        var (labels, probabilities) = Measured.Calibrated(60);

        Assert.Equal(Fitness.TooFew, Verdict.Of(Measured.Section(labels, probabilities)).Fitness);
    }
}
