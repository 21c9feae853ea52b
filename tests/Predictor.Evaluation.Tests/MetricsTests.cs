using Predictor.Evaluation.Tests.Reference;

namespace Predictor.Evaluation.Tests;

public sealed class MetricsTests
{
    /// <summary>Same definitions, so only the order of summing differs.</summary>
    private const double Tolerance = 1e-12;

    [Theory]
    [InlineData("distinct")]
    [InlineData("ties")]
    [InlineData("few")]
    public void Agree_with_scikit_learn(string name)
    {
        var expected = Expected.Case(name);
        Assert.Equal(expected.Auc, Metrics.Auc(expected.Labels, expected.Probabilities), Tolerance);
        Assert.Equal(expected.AveragePrecision, Metrics.AveragePrecision(expected.Labels, expected.Probabilities), Tolerance);
        Assert.Equal(expected.LogLoss, Metrics.LogLoss(expected.Labels, expected.Probabilities), Tolerance);
        Assert.Equal(expected.Brier, Metrics.Brier(expected.Labels, expected.Probabilities), Tolerance);
        if (expected.CalibrationError is { } error)
        {
            Assert.Equal(error, Metrics.CalibrationError(expected.Labels, expected.Probabilities), Tolerance);
        }
    }

    [Theory]
    [InlineData("distinct")]
    [InlineData("ties")]
    [InlineData("few")]
    public void The_distance_of_the_classes_agrees_with_scipy(string name)
    {
        var (rows, figures) = Figures.Case(name);
        Assert.Equal(figures.Ks, Metrics.KolmogorovSmirnov(rows.Labels, rows.Probabilities), Tolerance);
    }

    [Fact]
    public void Log_loss_of_a_sure_mistake_is_clipped_as_in_scikit_learn()
    {
        var expected = Expected.Figures.Clipped;
        Assert.Equal(expected.LogLoss, Metrics.LogLoss(expected.Labels, expected.Probabilities), Tolerance);
        Assert.Equal(36.04365338911715, Metrics.LogLoss([1], [0]), Tolerance);
    }

    [Fact]
    public void Auc_counts_a_tie_as_half_a_win()
    {
        // Pairs (positive, negative): (0.8, 0.1) won, (0.8, 0.8) tied, (0.3, 0.1) won, (0.3, 0.8) lost.
        Assert.Equal(2.5 / 4, Metrics.Auc([0, 0, 1, 1], [0.1, 0.8, 0.8, 0.3]));
        Assert.Equal(0.5, Metrics.Auc([1, 0, 1], [0.4, 0.4, 0.4]));
    }

    [Fact]
    public void Auc_of_very_many_rows_with_ties_is_that_of_their_ranks()
    {
        var random = new Random(2);
        var labels = Enumerable.Range(0, 300_000).Select(_ => (float)random.Next(2)).ToArray();
        var scores = Array.ConvertAll(labels, label => random.Next(3) == 0 ? random.Next(9) / 8.0 : random.NextDouble() + (0.1 * label));

        // Mann and Whitney, by the mean rank of each score.
        var sorted = scores.Order().ToArray();
        var ranks = sorted.Index().GroupBy(each => each.Item).ToDictionary(ties => ties.Key, ties => ties.Average(each => each.Index + 1.0));
        var positives = labels.Count(label => label > 0);
        var sum = labels.Index().Where(row => row.Item > 0).Sum(row => ranks[scores[row.Index]]);
        var expected = (sum - (positives * (positives + 1.0) / 2)) / ((double)positives * (labels.Length - positives));

        Assert.Equal(expected, Metrics.Auc(labels, scores), 1e-12);
    }

    [Fact]
    public void Metrics_that_need_two_classes_are_undefined_with_one()
    {
        Assert.Equal(double.NaN, Metrics.Auc([1, 1], [0.2, 0.3]));
        Assert.Equal(double.NaN, Metrics.Auc([0, 0], [0.2, 0.3]));
        Assert.Equal(double.NaN, Metrics.AveragePrecision([0, 0], [0.2, 0.3]));
        Assert.Equal(double.NaN, Metrics.TopDecileLift([0, 0], [0.2, 0.3]));
        Assert.Equal(double.NaN, Metrics.KolmogorovSmirnov([0, 0], [0.2, 0.3]));
        Assert.Equal(double.NaN, Metrics.LogLoss([], []));
    }

    [Fact]
    public void Top_decile_lift_is_the_rate_of_the_best_tenth_over_the_rate_of_all()
    {
        // 11 rows: the tenth is 2 rows (rounded up), of which 1 of the 2 positives.
        float[] labels = [0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0];
        double[] scores = [.1, .2, .3, .35, .4, .5, .6, .7, .75, .8, .9];
        Assert.Equal(0.5 / (2.0 / 11), Metrics.TopDecileLift(labels, scores), Tolerance);
    }

    [Fact]
    public void Rows_with_equal_scores_share_their_positives_where_the_tenth_cuts_them()
    {
        float[] labels = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0];
        var same = new double[10];
        Assert.Equal(1, Metrics.TopDecileLift(labels, same), Tolerance);
    }

    [Fact]
    public void A_constant_prediction_at_the_base_rate_has_no_calibration_error_however_rows_are_sorted()
    {
        var labels = new float[60];
        labels.AsSpan(0, 15).Fill(1);
        var quarter = Enumerable.Repeat(0.25, 60).ToArray();
        Assert.Equal(0, Metrics.CalibrationError(labels, quarter), Tolerance);
    }

    [Fact]
    public void No_metric_depends_on_the_order_of_rows()
    {
        var expected = Expected.Case("ties");
        var labels = expected.Labels.Reverse().ToArray();
        var probabilities = expected.Probabilities.Reverse().ToArray();
        Assert.Equal(Metrics.CalibrationError(expected.Labels, expected.Probabilities), Metrics.CalibrationError(labels, probabilities));
        Assert.Equal(Metrics.TopDecileLift(expected.Labels, expected.Probabilities), Metrics.TopDecileLift(labels, probabilities));
        Assert.Equal(Metrics.AveragePrecision(expected.Labels, expected.Probabilities), Metrics.AveragePrecision(labels, probabilities));
    }

    [Fact]
    public void Bad_rows_are_named()
    {
        Assert.Contains("Label of row 1 is 2", Assert.Throws<ArgumentException>(() => Metrics.Auc([0, 2], [0.1, 0.2])).Message, StringComparison.Ordinal);
        Assert.Contains("Score of row 0 is 1.5", Assert.Throws<ArgumentException>(() => Metrics.Brier([1], [1.5])).Message, StringComparison.Ordinal);
        Assert.Contains("Score of row 0 is NaN", Assert.Throws<ArgumentException>(() => Metrics.Auc([1], [double.NaN])).Message, StringComparison.Ordinal);
        Assert.Contains("1 labels for 2 scores", Assert.Throws<ArgumentException>(() => Metrics.LogLoss([1], [0.1, 0.2])).Message, StringComparison.Ordinal);
    }
}
