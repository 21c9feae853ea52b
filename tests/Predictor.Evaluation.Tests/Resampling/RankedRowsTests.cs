using Predictor.Evaluation.Resampling;
using Predictor.Evaluation.Tests.Reference;

namespace Predictor.Evaluation.Tests.Resampling;

public sealed class RankedRowsTests
{
    [Theory]
    [InlineData("distinct")]
    [InlineData("ties")]
    [InlineData("few")]
    public void A_weighted_pass_equals_the_plain_metrics_on_copied_rows(string name)
    {
        var rows = Expected.Case(name);
        int[] customers = [.. Enumerable.Range(0, rows.Labels.Length).Select(i => i % (rows.Labels.Length / 3))];
        var ranked = new RankedRows(rows.Labels, rows.Probabilities, customers);
        var times = new int[ranked.Customers];
        for (var draw = 0; draw < 5; draw++)
        {
            ClusterBootstrap.FillTimes(times, seed: 3, draw);
            var labels = new List<float>();
            var probabilities = new List<double>();
            for (var i = 0; i < customers.Length; i++)
            {
                labels.AddRange(Enumerable.Repeat(rows.Labels[i], times[customers[i]]));
                probabilities.AddRange(Enumerable.Repeat(rows.Probabilities[i], times[customers[i]]));
            }

            var (y, p) = (labels.ToArray(), probabilities.ToArray());
            var found = ranked.Measure(times);
            Assert.Equal(Metrics.Auc(y, p), found.Auc, 1e-12);
            Assert.Equal(Metrics.AveragePrecision(y, p), found.AveragePrecision, 1e-12);
            Assert.Equal(Metrics.LogLoss(y, p), found.LogLoss, 1e-12);
            Assert.Equal(Metrics.Brier(y, p), found.Brier, 1e-12);
            Assert.Equal(Metrics.CalibrationError(y, p), found.CalibrationError, 1e-12);
            Assert.Equal(Metrics.TopDecileLift(y, p), found.TopDecileLift, 1e-12);
        }
    }

    [Fact]
    public void A_draw_that_holds_no_row_is_undefined() =>
        Assert.Equal(PointMetrics.Undefined, new RankedRows([1], [0.5], []).Measure([0]));
}
