using Predictor.Boosting.Statistics;

namespace Predictor.Boosting.Tests.Statistics;

public sealed class TargetStatisticTests
{
    private const double Prior = 0.25;
    private const double Smoothing = 3;

    [Fact]
    public void A_row_has_the_statistic_of_the_rows_before_it()
    {
        var table = Table([0, 1, 0, float.NaN, 0, 1], [1, 0, 0, 1, 1, 1], null);
        var values = TargetStatistic.OfEarlierRows(table, 0, [], Prior, Smoothing);

        // Nothing is known of a level at its first row; the gap has no statistic.
        float[] expected = [0.25f, 0.25f, 1.75f / 4, float.NaN, 1.75f / 5, 0.75f / 4];
        Assert.Equal(expected, values);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Ordered_statistics_are_those_of_a_plain_loop_over_all_earlier_rows(bool shuffled)
    {
        var table = SimulatedRows.Table(600, 20, weighted: true);
        var order = shuffled ? TargetStatistic.Shuffle(table.Rows, 5) : [.. Enumerable.Range(0, table.Rows)];
        Assert.Equal(Enumerable.Range(0, table.Rows), order.Order());
        var values = TargetStatistic.OfEarlierRows(table, 3, shuffled ? order : [], Prior, Smoothing);
        for (var place = 0; place < table.Rows; place++)
        {
            var row = order[place];
            AssertIs(Naive(table, 3, row, order[..place]), values[row]);
        }
    }

    [Fact]
    public void Folded_statistics_are_those_of_rows_that_share_no_fold()
    {
        var table = SimulatedRows.Table(600, 21);
        var all = LevelSums.Of(table, 3);
        var values = TargetStatistic.OfOtherFolds(table, 3, 9, all, Prior, Smoothing);
        var folds = Enumerable.Range(0, table.Rows).Select(row => TargetStatistic.FoldOf(row, 9)).ToArray();
        Assert.Equal(TargetStatistic.Folds, folds.Distinct().Count());
        for (var row = 0; row < table.Rows; row++)
        {
            int[] others = [.. Enumerable.Range(0, table.Rows).Where(other => folds[other] != folds[row])];
            AssertIs(Naive(table, 3, row, others), values[row]);
        }
    }

    [Theory]
    [InlineData(StatisticOrder.Rows)]
    [InlineData(StatisticOrder.Folds)]
    public void No_label_moves_the_statistic_of_its_own_row(StatisticOrder order)
    {
        var table = SimulatedRows.Table(200, 22);
        for (var row = 0; row < table.Rows; row++)
        {
            var before = Values(table, order)[row];
            table.Labels[row] = 1 - table.Labels[row];
            Assert.Equal(before, Values(table, order)[row]);
        }
    }

    [Fact]
    public void A_level_never_seen_has_the_prior_and_a_rare_one_is_near_it()
    {
        var sums = new LevelSums(4);
        sums.Add(0, 1, 1);
        for (var row = 0; row < 1000; row++)
        {
            sums.Add(1, 1, 1);
        }

        var values = TargetStatistic.OfAllRows(sums, Prior, Smoothing);
        Assert.Equal(1.75 / 4, values[0], 1e-6);
        Assert.InRange(values[1], 0.99, 1);
        Assert.Equal(0.25f, values[3]);
    }

    private static float[] Values(TrainingTable table, StatisticOrder order) => order == StatisticOrder.Folds
        ? TargetStatistic.OfOtherFolds(table, 3, 9, LevelSums.Of(table, 3), Prior, Smoothing)
        : TargetStatistic.OfEarlierRows(table, 3, [], Prior, Smoothing);

    private static double Naive(TrainingTable table, int column, int row, int[] others)
    {
        var cells = table.Columns[column].Cells;
        var alike = others.Where(other => cells[other] == cells[row]).ToArray();
        double Weight(int other) => table.Weights is null ? 1 : table.Weights[other];
        return float.IsNaN(cells[row])
            ? double.NaN
            : (alike.Sum(other => Weight(other) * table.Labels[other]) + (Smoothing * Prior)) / (alike.Sum(Weight) + Smoothing);
    }

    private static void AssertIs(double expected, float value)
    {
        if (double.IsNaN(expected))
        {
            Assert.True(float.IsNaN(value));
        }
        else
        {
            Assert.Equal(expected, value, 1e-6);
        }
    }

    private static TrainingTable Table(float[] codes, float[] labels, float[]? weights) =>
        new() { Columns = [new TrainingColumn("agent", codes, 3)], Labels = labels, Weights = weights };
}
