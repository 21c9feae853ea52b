using Predictor.Evaluation.Calibration;
using Predictor.Evaluation.Profit;
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
        var (rows, figures) = Figures.Case(name);
        int[] customers = [.. Enumerable.Range(0, rows.Labels.Length).Select(i => i % (rows.Labels.Length / 3))];
        var ranked = new RankedRows(rows.Labels, rows.Probabilities, CustomerNumbers.Of(customers, customers.Length), ChurnEconomics.Default, figures.Values);
        var space = ranked.NewSpace();
        var times = space.Times;
        for (var draw = 0; draw < 5; draw++)
        {
            ClusterBootstrap.FillTimes(times, seed: 3, draw);
            var labels = new List<float>();
            var probabilities = new List<double>();
            var values = new List<double>();
            for (var i = 0; i < customers.Length; i++)
            {
                labels.AddRange(Enumerable.Repeat(rows.Labels[i], times[customers[i]]));
                probabilities.AddRange(Enumerable.Repeat(rows.Probabilities[i], times[customers[i]]));
                values.AddRange(Enumerable.Repeat(figures.Values[i], times[customers[i]]));
            }

            var (y, p) = (labels.ToArray(), probabilities.ToArray());
            var found = ranked.Measure(space);
            Assert.Equal(Metrics.Auc(y, p), found.Auc, 1e-12);
            Assert.Equal(Metrics.AveragePrecision(y, p), found.AveragePrecision, 1e-12);
            Assert.Equal(Metrics.LogLoss(y, p), found.LogLoss, 1e-12);
            Assert.Equal(Metrics.Brier(y, p), found.Brier, 1e-12);
            Assert.Equal(Metrics.CalibrationError(y, p), found.CalibrationError, 1e-12);
            Assert.Equal(Metrics.TopDecileLift(y, p), found.TopDecileLift, 1e-12);
            Assert.Equal(Metrics.KolmogorovSmirnov(y, p), found.KolmogorovSmirnov, 1e-12);
            Assert.Equal(BrierDecomposition.Of(y, p).Reliability, found.BrierParts.Reliability, 1e-12);
            Assert.Equal(found.Brier, found.BrierParts.Brier, 1e-12);
            Assert.Equal(ExpectedMaximumProfit.Of(y, p, null, values.ToArray()).PerRow, found.Profit.PerRow, 1e-12);

            // Draws start at the whole's line and stop well within what draws differ by.
            var line = CalibrationLine.Of(y, p);
            Assert.Equal(line.Slope, found.Line.Slope, 1e-6);
            Assert.Equal(line.Intercept, found.Line.Intercept, 1e-6);
            Assert.Equal(line.InTheLarge, found.Line.InTheLarge, 1e-6);
        }
    }

    [Fact]
    public void A_draw_that_holds_no_row_is_undefined() =>
        Assert.Equal(PointMetrics.Undefined, Nothing().Measure(Nothing().NewSpace()));

    /// <summary>One row whose customer a new space has drawn no time.</summary>
    private static RankedRows Nothing() => new([1], [0.5], CustomerNumbers.Of([], 1), ChurnEconomics.Default);
}
