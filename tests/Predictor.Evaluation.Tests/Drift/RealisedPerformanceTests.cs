using Predictor.Evaluation.Drift;
using Predictor.Evaluation.Resampling;
using Predictor.Evaluation.Tests.Reference;

namespace Predictor.Evaluation.Tests.Drift;

public sealed class RealisedPerformanceTests
{
    [Theory]
    [InlineData("distinct")]
    [InlineData("ties")]
    [InlineData("few")]
    public void Both_sides_are_what_each_is_measured_as_alone(string name)
    {
        var rows = Expected.Case(name);
        int[] customers = [.. Enumerable.Range(0, rows.Labels.Length).Select(row => row / 3)];
        var found = RealisedPerformance.Of(rows.Labels, rows.Probabilities, customers, seed: 4);
        var performance = Performance.Measure(rows.Labels, rows.Probabilities, customers, seed: 4);

        Assert.Equal((performance.Rows, performance.Positives, performance.Customers), (found.Rows, found.Positives, found.Customers));
        Assert.Equal(ExpectedPerformance.Of(rows.Probabilities, customers, seed: 4), found.Expected);
        AssertAlike(performance.Auc, found.Auc);
        AssertAlike(performance.LogLoss, found.LogLoss);
        AssertAlike(performance.Brier, found.Brier);
        var plain = DriftFigures.All.Realised.Single(each => each.Name == name);
        Assert.Equal(plain.Auc, found.Auc.Value, 1e-12);
        Assert.Equal(plain.LogLoss, found.LogLoss.Value, 1e-12);
        Assert.Equal(plain.Brier, found.Brier.Value, 1e-12);
        Assert.Equal(plain.Rate - plain.ExpectedRate, found.PositiveRateGap.Value, 1e-12);
        Assert.Equal(plain.ExpectedLogLoss, found.Expected.LogLoss.Value, 1e-12);
        Assert.Equal(plain.Gain, found.RecalibrationGain.Value, 1e-9);
        Assert.Equal(performance.Auc.Value - found.Expected.Auc.Value, found.AucGap.Value, 1e-12);
        Assert.Equal(performance.LogLoss.Value - found.Expected.LogLoss.Value, found.LogLossGap.Value, 1e-12);
        Assert.InRange(found.BrierGap.Value, found.BrierGap.Low, found.BrierGap.High);
    }

    [Fact]
    public void Labels_drawn_from_the_probabilities_are_within_noise_in_nineteen_of_twenty_samples_and_more()
    {
        var found = Enumerable.Range(1, 60).Select(stream => Drawn(p => p, (ulong)stream)).ToArray();
        Assert.InRange(found.Count(each => each.Verdict == PerformanceVerdict.Off), 0, 3);
        Assert.Equal(0, found.Average(each => each.LogLossGap.Value), 0.003);
        Assert.InRange(found.Count(each => each.AucGap.Low <= 0 && each.AucGap.High >= 0), 53, 60);
    }

    [Fact]
    public void Odds_that_moved_by_half_are_off_whichever_way()
    {
        Assert.Equal(PerformanceVerdict.Off, Drawn(p => Odds(p, 1.6), 1).Verdict);
        Assert.Equal(PerformanceVerdict.Off, Drawn(p => Odds(p, 1 / 1.6), 2).Verdict);
    }

    [Fact]
    public void Probabilities_that_are_too_sure_are_off_though_their_mean_holds()
    {
        var found = Drawn(p => 1 / (1 + Math.Exp(-0.4 * Math.Log(p / (1 - p)))), 3);
        Assert.Equal(PerformanceVerdict.Off, found.Verdict);
        Assert.True(found.LogLossGap.Low > 0);
        Assert.True(found.AucGap.High < 0);
        Assert.True(found.PositiveRateGap.Low < 0.02);
    }

    [Fact]
    public void Few_of_a_class_or_few_customers_say_nothing()
    {
        double[] probabilities = [.. Enumerable.Repeat(0.02, 300)];
        float[] labels = [.. Enumerable.Range(0, 300).Select(row => row < 9 ? 1f : 0f)];
        Assert.Equal(PerformanceVerdict.TooFew, RealisedPerformance.Of(labels, probabilities, []).Verdict);
        labels = [.. Enumerable.Range(0, 300).Select(row => row % 2 * 1f)];
        Assert.Equal(PerformanceVerdict.TooFew, RealisedPerformance.Of(labels, probabilities, [.. Enumerable.Range(0, 300).Select(row => row % 19)]).Verdict);
        Assert.Equal(PerformanceVerdict.Off, RealisedPerformance.Of(labels, probabilities, [.. Enumerable.Range(0, 300).Select(row => row % 150)]).Verdict);
    }

    private static void AssertAlike(Estimate expected, Estimate found)
    {
        Assert.Equal(expected.Value, found.Value, 1e-12);
        Assert.Equal(expected.Low, found.Low, 1e-12);
        Assert.Equal(expected.High, found.High, 1e-12);
    }

    private static double Odds(double p, double times) => times * p / (1 - p + (times * p));

    /// <summary>4,000 rows with probabilities over (0, 1), labels drawn from what the truth makes of them.</summary>
    private static RealisedPerformance Drawn(Func<double, double> truth, ulong stream)
    {
        var random = new SplitMix64(77, stream);
        double Next() => random.Next() / 18446744073709551616.0;
        double[] probabilities = [.. Enumerable.Range(0, 4000).Select(_ => 0.01 + (0.98 * Next()))];
        float[] labels = [.. probabilities.Select(p => Next() < truth(p) ? 1f : 0f)];
        return RealisedPerformance.Of(labels, probabilities, []);
    }
}
