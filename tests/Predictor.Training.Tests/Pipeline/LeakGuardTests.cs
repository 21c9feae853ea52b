using Predictor.Boosting;
using Predictor.Training.Pipeline;

namespace Predictor.Training.Tests.Pipeline;

public sealed class LeakGuardTests
{
    private static readonly float[] Labels = [.. Enumerable.Range(0, 400).Select(row => row % 4 == 0 ? 1f : 0f)];

    [Fact]
    public void A_column_that_orders_the_rows_by_their_label_is_named()
    {
        var suspect = Assert.Single(LeakGuard.Examine(Rows(Column("closing_code", row => 100 - (Labels[row] * 50) + (row % 7))), []));

        Assert.True(suspect.IsRefused);
        Assert.Contains("column closing_code: alone it tells the label apart", suspect.Words, StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_that_is_filled_only_where_the_label_is_positive_is_named()
    {
        var suspect = Assert.Single(LeakGuard.Examine(Rows(Column("remark_length", row => Labels[row] > 0 ? row % 5 : float.NaN)), []));

        Assert.Contains("column remark_length: whether it is filled tells the label apart", suspect.Words, StringComparison.Ordinal);
    }

    [Fact]
    public void A_category_whose_levels_give_the_label_away_is_named_and_one_of_a_kind_levels_are_not()
    {
        var leaks = new TrainingColumn("status", [.. Labels.Select((label, row) => (label * 3) + (row % 3))], Categories: 7);
        var unique = new TrainingColumn("serial", [.. Labels.Select((_, row) => (float)row)], Categories: 401);

        var suspect = Assert.Single(LeakGuard.Examine(Rows(leaks, unique), []));

        Assert.Contains("column status", suspect.Words, StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_that_comes_near_is_named_with_its_auc_and_not_refused()
    {
        // 8 of the 100 positive rows lie in the midst of the others: an AUC of about 0.92 + 0.08 / 2.
        var near = Column("late_minutes", row => Labels[row] > 0 ? (row % 400 < 32 ? 50 : 200) : row % 101);

        var finding = Assert.Single(LeakGuard.Examine(Rows(near), []));

        Assert.False(finding.IsRefused);
        Assert.InRange(finding.Auc, LeakGuard.NotedFrom, LeakGuard.Limit);
        Assert.Contains(FormattableString.Invariant($"column late_minutes: alone it tells the label apart with an AUC of {finding.Auc:0.000}"), finding.Words, StringComparison.Ordinal);
    }

    [Fact]
    public void Good_columns_and_allowed_ones_pass()
    {
        var good = Column("wait", row => Labels[row] + (row * 37 % 100 / 30f));
        var leak = Column("closing_code", row => Labels[row]);

        Assert.Empty(LeakGuard.Examine(Rows(good, leak), ["closing_code"]));
    }

    [Fact]
    public void A_column_filled_in_a_handful_of_rows_proves_nothing() =>
        Assert.Empty(LeakGuard.Examine(Rows(Column("rare", row => row < 12 ? Labels[row] : float.NaN)), []));

    private static TrainingTable Rows(params TrainingColumn[] columns) => new() { Columns = columns, Labels = Labels };

    private static TrainingColumn Column(string name, Func<int, float> cell) => new(name, [.. Enumerable.Range(0, Labels.Length).Select(cell)]);
}
