using Predictor.Evaluation.Drift;
using Predictor.Evaluation.Resampling;

namespace Predictor.Evaluation.Tests.Drift;

public sealed class ColumnDriftTests
{
    [Fact]
    public void Noise_alone_is_about_what_it_is_said_to_be_and_no_drift()
    {
        // 40 small samples of the remembered distribution itself.
        var before = NumberDistribution.Of(Uniform(5000, stream: 0));
        var found = Enumerable.Range(1, 40).Select(i => ColumnDrift.Measure(before, before.BinsOf(Uniform(200, (ulong)i)), [], draws: 50)).ToArray();
        Assert.All(found, each => Assert.Equal(DriftVerdict.Stable, each.Verdict));
        var expected = 19 * ((1 / 5000.0) + (1 / 200.0));
        Assert.Equal(expected, found.Average(each => each.PopulationStability.Value), 0.2 * expected);
        Assert.Equal(expected, found.Average(each => each.Noise.Expected), 0.25 * expected);
        Assert.InRange(found.Average(each => each.Noise.Limit) / expected, 2, 3);
    }

    [Fact]
    public void Customers_who_come_often_make_more_noise_and_still_no_drift()
    {
        // 40 customers, each with the same value in ten rows: as many values as 40 rows have.
        var before = NumberDistribution.Of(Uniform(5000, stream: 0));
        double[] values = [.. Uniform(40, stream: 3).SelectMany(value => Enumerable.Repeat(value, 10))];
        int[] customers = [.. Enumerable.Range(0, 400).Select(i => i / 10)];
        var found = ColumnDrift.Measure(before, before.BinsOf(values), customers);
        Assert.Equal(DriftVerdict.Stable, found.Verdict);
        Assert.True(found.PopulationStability.Value > 0.25);
        Assert.Equal(DriftVerdict.Severe, ColumnDrift.Measure(before, before.BinsOf(values), []).Verdict);
    }

    [Fact]
    public void A_move_beyond_noise_is_drift()
    {
        var before = NumberDistribution.Of(Uniform(5000, stream: 0));
        double[] Moved(double by) => Array.ConvertAll(Uniform(2000, stream: 4), value => Math.Pow(value, 1 + by));
        Assert.Equal(DriftVerdict.Stable, ColumnDrift.Measure(before, before.BinsOf(Moved(0.1)), []).Verdict);
        Assert.Equal(DriftVerdict.Moderate, ColumnDrift.Measure(before, before.BinsOf(Moved(0.5)), []).Verdict);
        var found = ColumnDrift.Measure(before, before.BinsOf(Moved(1)), []);
        Assert.Equal(DriftVerdict.Severe, found.Verdict);
        Assert.InRange(found.PopulationStability.Value, found.PopulationStability.Low, found.PopulationStability.High);
        Assert.Equal(0.25, found.KolmogorovSmirnov!.Value, 0.04);
        Assert.Null(found.JensenShannon);
    }

    [Fact]
    public void Missing_and_unknown_shares_are_said_with_intervals()
    {
        string[] vocabulary = ["a", "b"];
        var before = LevelDistribution.Of([.. Enumerable.Range(0, 100).Select(i => i % 10 == 0 ? double.NaN : i % 2)], vocabulary);
        double[] now = [.. Enumerable.Range(0, 200).Select(i => i % 5 == 0 ? double.NaN : i % 4 == 1 ? 2 : i % 2)];
        var found = ColumnDrift.Measure(before, before.BinsOf(now, vocabulary), []);
        Assert.Equal(0.1, found.MissingBefore);
        Assert.Equal(0.2, found.Missing.Value);
        Assert.Equal(0.2, found.Unknown!.Value);
        Assert.InRange(found.Missing.High - found.Missing.Low, 0.08, 0.14);
        Assert.NotNull(found.JensenShannon);
        Assert.Null(found.KolmogorovSmirnov);
        Assert.Equal(DriftVerdict.Severe, found.Verdict);
    }

    [Fact]
    public void The_same_seed_gives_the_same_figures()
    {
        var before = NumberDistribution.Of(Uniform(500, stream: 0));
        var bins = before.BinsOf(Uniform(300, stream: 1));
        Assert.Equal(ColumnDrift.Measure(before, bins, [], seed: 3), ColumnDrift.Measure(before, bins, [], seed: 3));
    }

    private static double[] Uniform(int count, ulong stream)
    {
        var random = new SplitMix64(11, stream);
        return [.. Enumerable.Range(0, count).Select(_ => random.Next() / 18446744073709551616.0)];
    }
}
