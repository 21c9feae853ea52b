using Predictor.Boosting;
using Predictor.Training.Choosing;
using Predictor.Training.Weighting;

namespace Predictor.Training.Tests.Weighting;

public sealed class RowWeightsTests
{
    private static readonly double[] Values = [3, 1, 4, 1, 5, 9, 2, 6];

    [Fact]
    public void Weighted_means_and_errors_are_those_of_rows_counted_so_often()
    {
        Assert.Equal((3 + (2 * 1) + (3 * 4)) / 6.0, RowWeights.Mean([3, 1, 4], [1, 2, 3]), 1e-12);
        Assert.Equal(Values.Average(), RowWeights.Mean(Values, null));

        // sqrt(sum w² (v - mean)²) / sum w, by hand with mean 17 / 6.
        var expected = Math.Sqrt((1 * Square(3 - (17 / 6.0))) + (4 * Square(1 - (17 / 6.0))) + (9 * Square(4 - (17 / 6.0)))) / 6;
        Assert.Equal(expected, RowWeights.StandardError([3, 1, 4], [1, 2, 3]), 1e-12);

        // Equal weights: the plain error but for n in place of n - 1.
        var plain = RowWeights.StandardError(Values, null);
        Assert.Equal(plain * Math.Sqrt(7 / 8.0), RowWeights.StandardError(Values, [.. Values.Select(_ => 0.3f)]), 1e-6);
    }

    [Fact]
    public void Reasons_to_weight_multiply()
    {
        Assert.Null(RowWeights.Times(null, null));
        Assert.Equal([2f, 3f], RowWeights.Times([2, 3], null)!);
        Assert.Equal([1f, 12f], RowWeights.Times([2, 3], [0.5f, 4])!);
    }

    [Fact]
    public void Percentiles_of_equal_weights_are_the_plain_ones_and_heavy_rows_pull()
    {
        var percentiles = WeightedQuantiles.Percentiles(Values, [.. Values.Select(_ => 2f)]);
        Assert.Equal(101, percentiles.Length);
        Assert.Equal((1, 3.5, 9), (percentiles[0], percentiles[50], percentiles[100]));
        Assert.True(percentiles.Zip(percentiles.Skip(1)).All(pair => pair.First <= pair.Second));

        var pulled = WeightedQuantiles.Percentiles(Values, [1, 1, 1, 1, 1, 50, 1, 1]);
        Assert.True(pulled[50] > 6 && pulled[0] == 1 && pulled[100] == 9);
        Assert.Equal(2, WeightedQuantiles.Percentiles([2], [3])[40]);
    }

    [Fact]
    public void A_setting_is_chosen_by_the_rows_that_count()
    {
        // The first step is right on the light rows, the second on the heavy ones.
        float[] labels = [.. Enumerable.Range(0, 400).Select(row => row % 2 == 0 ? 1f : 0f)];
        double[] Right(Func<int, bool> where) => [.. labels.Select((label, row) => where(row) ? (4 * label) - 2 : Math.Sin(row))];
        var fold = new FoldMargins(labels, [Right(row => row < 250), Right(row => row >= 250)], 10);
        var heavy = fold with { Weights = [.. labels.Select((_, row) => row < 250 ? 0.2f : 3f)] };

        Assert.Equal(5, Trial.Of(new BoostingOptions { Trees = 10 }, [fold], 5, pooled: true).Trees);
        Assert.Equal(10, Trial.Of(new BoostingOptions { Trees = 10 }, [heavy], 5, pooled: true).Trees);
        Assert.Equal(10, Trial.Of(new BoostingOptions { Trees = 10 }, [heavy], 5, pooled: false).Trees);
    }

    private static double Square(double value) => value * value;
}
