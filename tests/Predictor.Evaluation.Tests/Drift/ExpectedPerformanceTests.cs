using Predictor.Evaluation.Drift;
using Predictor.Evaluation.Resampling;
using Predictor.Evaluation.Tests.Reference;

namespace Predictor.Evaluation.Tests.Drift;

public sealed class ExpectedPerformanceTests
{
    [Theory]
    [InlineData("distinct")]
    [InlineData("ties")]
    [InlineData("few")]
    public void Expected_auc_is_that_of_all_pairs_weighted_by_their_chance(string name)
    {
        var (rows, expected) = Figures.Case(name);
        var found = ExpectedPerformance.Of(rows.Probabilities, []);
        Assert.Equal(expected.ExpectedAuc, found.Auc.Value, 1e-12);
        Assert.Equal(rows.Probabilities.Average(p => p * (1 - p)), found.Brier.Value, 1e-12);
        Assert.Equal(rows.Probabilities.Average(), found.PositiveRate.Value, 1e-12);
        Assert.Equal(rows.Probabilities.Average(p => (-p * Math.Log(p)) - ((1 - p) * Math.Log(1 - p))), found.LogLoss.Value, 1e-12);
        Assert.InRange(found.Auc.Value, found.Auc.Low, found.Auc.High);
    }

    [Fact]
    public void Labels_drawn_from_the_probabilities_come_out_as_expected()
    {
        var random = new SplitMix64(5, 0);
        var probabilities = Expected.Case("distinct").Probabilities.SelectMany(p => Enumerable.Repeat(p, 20)).ToArray();
        float[] labels = [.. probabilities.Select(p => random.Next() / 18446744073709551616.0 < p ? 1f : 0f)];
        var found = ExpectedPerformance.Of(probabilities, [], draws: 0);
        Assert.Equal(Metrics.Auc(labels, probabilities), found.Auc.Value, 0.01);
        Assert.Equal(Metrics.LogLoss(labels, probabilities), found.LogLoss.Value, 0.01);
        Assert.Equal(Metrics.Brier(labels, probabilities), found.Brier.Value, 0.005);
    }

    [Fact]
    public void Probabilities_that_leave_no_doubt_leave_no_pairs_of_doubt()
    {
        Assert.Equal(1, ExpectedPerformance.Of([0, 1, 0, 1], []).Auc.Value);
        Assert.Equal(double.NaN, ExpectedPerformance.Of([0, 0], []).Auc.Value);
        Assert.Equal(double.NaN, ExpectedPerformance.Of([], []).Brier.Value);
    }
}
