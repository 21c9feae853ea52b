using Predictor.Training.Slicing;

namespace Predictor.Training.Tests.Slicing;

public sealed class RollingFoldsTests
{
    private static sbyte[] Labels(int rows) => [.. Enumerable.Range(0, rows).Select(row => (sbyte)(row % 3 == 0 ? 1 : 0))];

    [Fact]
    public void Rows_in_order_are_cut_so_that_later_rows_follow_fit_rows_and_reach_the_end()
    {
        int[] rows = [.. Enumerable.Range(0, 1_000)];
        var folds = RollingFolds.Of(CaseTables.Of(Labels(1_000), ordered: true), 0, rows, 1);
        Assert.Equal([600, 700, 800, 900], folds.Select(fold => fold.Fit.Length));
        Assert.All(folds, fold => Assert.True(fold.Fit[^1] + 1 == fold.Later[0] && fold.Later.Length == 100));
        Assert.Equal(999, folds[^1].Later[^1]);
    }

    [Fact]
    public void Rows_whose_label_ends_after_a_cut_do_not_fit_before_it()
    {
        // A row a second, each label known 50 seconds later.
        long[] at = [.. Enumerable.Range(0, 1_000).Select(row => (long)row)];
        var table = CaseTables.Of(Labels(1_000), at, [.. at.Select(time => time + 50)]);
        var folds = RollingFolds.Of(table, 0, [.. Enumerable.Range(0, 1_000)], 1);
        Assert.Equal(4, folds.Length);
        Assert.All(folds, fold => Assert.Equal(at[fold.Later[0]] - 51, at[fold.Fit[^1]]));
    }

    [Fact]
    public void Without_an_order_every_row_is_later_once_and_a_customers_rows_stay_together()
    {
        string[] customers = [.. Enumerable.Range(0, 900).Select(row => $"k{row / 3}")];
        int[] rows = [.. Enumerable.Range(0, 900)];
        var folds = RollingFolds.Of(CaseTables.Of(Labels(900), customers: customers), 0, rows, 1);
        Assert.Equal(RollingFolds.Folds, folds.Length);
        Assert.Equal(rows, folds.SelectMany(fold => fold.Later).Order());
        Assert.All(folds, fold => Assert.Empty(fold.Fit.Select(row => customers[row]).Intersect(fold.Later.Select(row => customers[row]))));
        Assert.All(folds, fold => Assert.Equal(900, fold.Fit.Length + fold.Later.Length));
    }

    [Fact]
    public void Many_rows_are_cut_once()
    {
        int[] rows = [.. Enumerable.Range(0, RollingFolds.OneCutRows)];
        var ordered = Assert.Single(RollingFolds.Of(CaseTables.Of(Labels(rows.Length), ordered: true), 0, rows, 1));
        Assert.Equal((85_000, 15_000), (ordered.Fit.Length, ordered.Later.Length));
        var hashed = Assert.Single(RollingFolds.Of(CaseTables.Of(Labels(rows.Length)), 0, rows, 1));
        Assert.Equal(15_000, hashed.Later.Length, 500.0);
    }

    [Fact]
    public void Cuts_before_which_a_class_is_rare_are_left_out()
    {
        sbyte[] labels = [.. Enumerable.Range(0, 1_000).Select(row => (sbyte)(row >= 750 && row % 2 == 0 ? 1 : 0))];
        var folds = RollingFolds.Of(CaseTables.Of(labels, ordered: true), 0, [.. Enumerable.Range(0, 1_000)], 1);
        Assert.Equal([800, 900], folds.Select(fold => fold.Fit.Length));
    }
}
