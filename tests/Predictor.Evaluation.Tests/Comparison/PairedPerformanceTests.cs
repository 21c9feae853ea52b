using Predictor.Evaluation.Comparison;
using Predictor.Evaluation.Profit;
using Predictor.Evaluation.Tests.Reference;

namespace Predictor.Evaluation.Tests.Comparison;

public sealed class PairedPerformanceTests
{
    [Fact]
    public void Differences_are_those_of_the_figures()
    {
        var (rows, figures) = Figures.Case("distinct");
        var (y, a, b) = (rows.Labels, rows.Probabilities, figures.Second);
        var found = PairedPerformance.Measure(y, a, b, [], values: figures.Values);
        Assert.Equal(Metrics.Auc(y, b) - Metrics.Auc(y, a), found.Auc.Value, 1e-12);
        Assert.Equal(Metrics.LogLoss(y, b) - Metrics.LogLoss(y, a), found.LogLoss.Value, 1e-12);
        Assert.Equal(Metrics.Brier(y, b) - Metrics.Brier(y, a), found.Brier.Value, 1e-12);
        Assert.Equal(Metrics.CalibrationError(y, b) - Metrics.CalibrationError(y, a), found.CalibrationError.Value, 1e-12);
        var (profitA, profitB) = (ExpectedMaximumProfit.Of(y, a, null, figures.Values), ExpectedMaximumProfit.Of(y, b, null, figures.Values));
        Assert.Equal(profitB.PerRow - profitA.PerRow, found.Profit.Value, 1e-12);
        Assert.Equal(Performance.Measure(y, a, [], values: figures.Values), found.First);
        Assert.Equal(Performance.Measure(y, b, [], values: figures.Values), found.Second);
    }

    [Fact]
    public void The_interval_of_the_difference_of_auc_is_about_delong_s()
    {
        var (rows, figures) = Figures.Case("distinct");
        var found = PairedPerformance.Measure(rows.Labels, rows.Probabilities, figures.Second, [], draws: 1000).Auc;
        Assert.Equal(2 * 1.96 * figures.Delong.Error, found.High - found.Low, 0.4 * figures.Delong.Error);

        // Unpaired it would be far wider: both move with the same customers.
        Assert.True(found.High - found.Low < 0.5 * 2 * 1.96 * figures.Delong.FirstError);
    }

    [Fact]
    public void A_prediction_does_not_differ_from_itself_in_any_draw()
    {
        var rows = Expected.Case("ties");
        var found = PairedPerformance.Measure(rows.Labels, rows.Probabilities, rows.Probabilities, []);
        Assert.All([found.Auc, found.AveragePrecision, found.LogLoss, found.Brier, found.CalibrationError, found.Profit], each => Assert.Equal(new Estimate(0, 0, 0), each));
    }
}
