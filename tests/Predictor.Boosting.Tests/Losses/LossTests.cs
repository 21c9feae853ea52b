using Predictor.Boosting.Growing;
using Predictor.Boosting.Losses;
using Predictor.Boosting.Sampling;
using Predictor.Boosting.Splitting;
using Predictor.Boosting.Tests.Histograms;
using Predictor.Boosting.Threading;

namespace Predictor.Boosting.Tests.Losses;

public sealed class LossTests
{
    [Fact]
    public void Probability_is_the_logistic_function()
    {
        for (var margin = -59f; margin <= 59; margin += 0.0137f)
        {
            Assert.Equal(1 / (1 + Math.Exp(-(double)margin)), Logistic.Probability(margin), 2e-7);
        }

        Assert.Equal(0.5f, Logistic.Probability(0f));
        Assert.Equal(1, Logistic.Probability(float.MaxValue));
        Assert.InRange(Logistic.Probability(float.MinValue), 0, 1e-25f);
    }

    [Fact]
    public void Log_loss_and_base_margin_weigh_rows()
    {
        var table = new TrainingTable { Columns = [], Labels = [1, 0], Weights = [3, 1] };
        var margin = LogLoss.BaseMargin(table);
        Assert.Equal(Math.Log(3), margin, 1e-15);
        Assert.Equal(-((0.75 * Math.Log(0.75)) + (0.25 * Math.Log(0.25))), LogLoss.Mean([margin, margin], table), 1e-15);
        Assert.Equal(0.75 * 800, LogLoss.Mean([-800, -800], table), 1e-9);
    }

    [Theory]
    [InlineData(false, 1.0)]
    [InlineData(true, 1.0)]
    [InlineData(true, 0.4)]
    public void Fixed_point_gradients_are_within_a_unit_unbiased_and_the_same_on_any_threads(bool weighted, double share)
    {
        var random = new Random(4);
        var rows = 60_000;
        var table = new TrainingTable
        {
            Columns = [],
            Labels = [.. Enumerable.Range(0, rows).Select(_ => random.Next(2) * 1f)],
            Weights = weighted ? [.. Enumerable.Range(0, rows).Select(_ => 0.1f + random.NextSingle())] : null,
        };
        var margins = Enumerable.Range(0, rows).Select(_ => (random.NextSingle() * 8) - 4).ToArray();
        var sample = new RowSample(share, 17);
        var byThreads = new[] { 1, 2, 4 }.Select(threads => Fill(table, margins, sample, threads)).ToArray();
        Assert.Equal(byThreads[0].Rows, byThreads[1].Rows);
        Assert.Equal(byThreads[0].Rows, byThreads[2].Rows);
        Assert.Equal(byThreads[0].Sums, byThreads[1].Sums);
        Assert.Equal(byThreads[0].Sums, byThreads[2].Sums);

        var (kept, sums, gradientUnit, hessianUnit) = byThreads[0];
        var unpacked = FixedPointRow.Unpack(kept);
        Assert.Equal(Enumerable.Range(0, rows).Where(sample.Contains), unpacked.Select(row => row.Row));
        double gradientError = 0;
        double hessianError = 0;
        foreach (var row in unpacked)
        {
            var weight = table.Weights?[row.Row] ?? 1;
            var p = 1 / (1 + Math.Exp(-(double)margins[row.Row]));
            var gradient = (row.Gradient * gradientUnit) - (weight * (p - table.Labels[row.Row]));
            var hessian = (row.Hessian * hessianUnit) - (weight * p * (1 - p));
            Assert.InRange(gradient, -1.01 * gradientUnit, 1.01 * gradientUnit);
            Assert.InRange(hessian, -1.01 * hessianUnit, 1.01 * hessianUnit);
            gradientError += gradient;
            hessianError += hessian;
        }

        // The error of a row has a standard deviation of at most half a unit; five of the sum's are allowed.
        Assert.InRange(gradientError / gradientUnit, -2.5 * Math.Sqrt(rows), 2.5 * Math.Sqrt(rows));
        Assert.InRange(hessianError / hessianUnit, -2.5 * Math.Sqrt(rows), 2.5 * Math.Sqrt(rows));
        Assert.Equal(FixedPointRow.Sum(unpacked), sums);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Eight_rows_at_a_time_give_the_bits_of_one_at_a_time(bool weighted)
    {
        var random = new Random(6);
        const int rows = 10_000;
        var table = new TrainingTable
        {
            Columns = [],
            Labels = [.. Enumerable.Range(0, rows).Select(_ => random.Next(2) * 1f)],
            Weights = weighted ? [.. Enumerable.Range(0, rows).Select(_ => 0.1f + random.NextSingle())] : null,
        };
        var margins = Enumerable.Range(0, rows).Select(row => row % 100 == 0 ? random.Next(-90, 90) : (random.NextSingle() * 20) - 10).ToArray();
        using var crew = new Crew(1);
        var gradients = new FixedPointGradients(table, crew);
        var eights = new uint[rows - 8];
        var ones = new uint[rows - 8];
        var sums = gradients.FillEights(margins, 77, 8, eights);
        Assert.Equal(gradients.FillRows(margins, new RowSample(1, 0), 77, 8, ones), sums);
        Assert.Equal(ones, eights);
    }

    private static (uint[] Rows, NodeSums Sums, double GradientUnit, double HessianUnit) Fill(
        TrainingTable table, float[] margins, RowSample sample, int threads)
    {
        using var crew = new Crew(threads);
        var gradients = new FixedPointGradients(table, crew);
        var rows = new RowLeaves(table.Rows);
        var sums = gradients.Fill(margins, sample, 0x123456789ABCDEF, rows);
        return ([.. Enumerable.Range(0, rows.Shards).SelectMany(shard => rows.Sums(shard))], sums, gradients.GradientUnit, gradients.HessianUnit);
    }
}
