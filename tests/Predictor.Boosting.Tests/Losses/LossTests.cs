using Predictor.Boosting.Histograms;
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
        for (var margin = -39.0; margin <= 39; margin += 0.0137)
        {
            Assert.Equal(1 / (1 + Math.Exp(-margin)), Logistic.Probability(margin), 1e-10);
        }

        Assert.Equal(0.5, Logistic.Probability(0));
        Assert.InRange(Logistic.Probability(double.MaxValue), 1 - 1e-15, 1);
        Assert.InRange(Logistic.Probability(double.MinValue), 0, 1e-15);
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
        var margins = Enumerable.Range(0, rows).Select(_ => (random.NextDouble() * 8) - 4).ToArray();
        var sample = new RowSample(share, 17);
        var byThreads = new[] { 1, 2, 4 }.Select(threads => Fill(table, margins, sample, threads)).ToArray();
        Assert.Equal(byThreads[0].Entries, byThreads[1].Entries);
        Assert.Equal(byThreads[0].Entries, byThreads[2].Entries);
        Assert.Equal(byThreads[0].Sums, byThreads[1].Sums);
        Assert.Equal(byThreads[0].Sums, byThreads[2].Sums);

        var (entries, sums, gradientUnit, hessianUnit) = byThreads[0];
        Assert.Equal(Enumerable.Range(0, rows).Where(sample.Contains), entries.Select(entry => (int)(uint)entry));
        double gradientError = 0;
        double hessianError = 0;
        var unpacked = entries.Select(Unpack).ToArray();
        foreach (var row in unpacked)
        {
            var weight = table.Weights?[row.Row] ?? 1;
            var p = 1 / (1 + Math.Exp(-margins[row.Row]));
            var gradient = (row.Gradient * gradientUnit) - (weight * (p - table.Labels[row.Row]));
            var hessian = (row.Hessian * hessianUnit) - (weight * p * (1 - p));
            Assert.InRange(gradient, -gradientUnit, gradientUnit);
            Assert.InRange(hessian, -hessianUnit, hessianUnit);
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
    public void Four_rows_at_a_time_give_the_bits_of_one_at_a_time(bool weighted)
    {
        var random = new Random(6);
        const int rows = 10_000;
        var table = new TrainingTable
        {
            Columns = [],
            Labels = [.. Enumerable.Range(0, rows).Select(_ => random.Next(2) * 1f)],
            Weights = weighted ? [.. Enumerable.Range(0, rows).Select(_ => 0.1f + random.NextSingle())] : null,
        };
        var margins = Enumerable.Range(0, rows).Select(row => row % 100 == 0 ? random.Next(-90, 90) : (random.NextDouble() * 20) - 10).ToArray();
        using var crew = new Crew(1);
        var gradients = new FixedPointGradients(table, crew);
        var fours = new ulong[rows];
        var ones = new ulong[rows];
        var sums = gradients.FillFours(margins, 77, 0, rows, fours);
        Assert.Equal(gradients.FillRows(margins, new RowSample(1, 0), 77, 0, rows, ones), sums);
        Assert.Equal(ones, fours);
    }

    private static (ulong[] Entries, NodeSums Sums, double GradientUnit, double HessianUnit) Fill(
        TrainingTable table, double[] margins, RowSample sample, int threads)
    {
        using var crew = new Crew(threads);
        var gradients = new FixedPointGradients(table, crew);
        var entries = new ulong[table.Rows];
        var sums = gradients.Fill(margins, sample, 0x123456789ABCDEF, entries);
        return (entries[..sums.Rows], sums, gradients.GradientUnit, gradients.HessianUnit);
    }

    private static FixedPointRow Unpack(ulong entry)
    {
        long gradient = 0;
        long rest = 0;
        PackedSums.AddTo(ref gradient, ref rest, PackedSums.FromEntry(entry));
        return new FixedPointRow((int)(uint)entry, (int)gradient, (int)PackedSums.Hessian(rest));
    }
}
