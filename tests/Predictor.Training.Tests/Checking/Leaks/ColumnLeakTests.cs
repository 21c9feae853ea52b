using Predictor.Cases;
using Predictor.Training.Checking;
using Predictor.Training.Checking.Leaks;

namespace Predictor.Training.Tests.Checking.Leaks;

public sealed class ColumnLeakTests
{
    private static readonly float[] Labels = [.. Enumerable.Range(0, 500).Select(row => row % 4 == 0 ? 1f : 0f)];

    [Fact]
    public void A_column_that_orders_the_rows_by_their_label_is_an_error()
    {
        var finding = Assert.Single(Cases().With("closing_code", row => 100 - (Labels[row] * 50) + (row % 7)).Find(new ColumnLeak()));

        Assert.Equal((Severity.Error, "leak", "closing_code"), (finding.Severity, finding.Code, finding.Column));
        Assert.Contains("it alone tells the label apart with an AUC of 1.000", finding.Words, StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_that_is_filled_only_where_the_label_is_positive_is_an_error()
    {
        var finding = Assert.Single(Cases().With("remark_length", row => Labels[row] > 0 ? row % 5 : float.NaN).Find(new ColumnLeak()));

        Assert.Equal(Severity.Error, finding.Severity);
        Assert.Contains("whether it is filled", finding.Words, StringComparison.Ordinal);
    }

    [Fact]
    public void A_category_whose_levels_give_the_label_away_is_an_error_and_one_of_a_kind_levels_are_not()
    {
        var finding = Assert.Single(
            Cases().With("status", row => $"s{(Labels[row] * 3) + (row % 3)}").With("serial", row => $"n{row}").Find(new ColumnLeak()));

        Assert.Equal((Severity.Error, "status"), (finding.Severity, finding.Column));
    }

    [Fact]
    public void A_code_in_the_middle_of_a_number_that_gives_the_label_away_is_an_error()
    {
        var finding = Assert.Single(Cases().With("result", row => Labels[row] > 0 ? 5 : row % 2 == 0 ? 1 : 9).Find(new ColumnLeak()));

        Assert.Contains("its level alone", finding.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Moment.Arrival, false, 0)]
    [InlineData(Moment.Closure, false, 1)]
    [InlineData(Moment.Arrival, true, 1)]
    public void An_auc_of_nine_tenths_is_named_where_the_column_is_known_late_or_the_label_is_an_output(Moment knownAt, bool isOutput, int findings)
    {
        // A fifth of the positive rows lie in the midst of the others: an AUC of about 0.8 + 0.2 / 2.
        var found = (Cases() with { IsOutput = isOutput })
            .With("handle_seconds", row => Labels[row] > 0 && row % 20 != 0 ? 200 : row * 37 % 101, knownAt).Find(new ColumnLeak());

        Assert.Equal(findings, found.Length);
        Assert.All(found, finding => Assert.Equal((Severity.Warning, "near-leak"), (finding.Severity, finding.Code)));
        Assert.All(found, finding => Assert.InRange(finding.Evidence["auc"], 0.88, 0.92));
    }

    [Fact]
    public void Sound_columns_and_allowed_ones_pass() =>
        Assert.Empty((Cases() with { Allow = ["closing_code"] })
            .With("wait", row => Labels[row] + (row * 37 % 100 / 30f)).With("closing_code", row => Labels[row]).Find(new ColumnLeak()));

    [Fact]
    public void A_column_filled_in_a_handful_of_rows_proves_nothing() =>
        Assert.Empty(Cases().With("rare", row => row < 12 ? Labels[row] : float.NaN).Find(new ColumnLeak()));

    [Fact]
    public void Twenty_positive_rows_prove_no_leak() =>
        Assert.DoesNotContain(
            new CheckedCases([.. Enumerable.Range(0, 500).Select(row => row % 25 == 0 ? 1f : 0f)]).With("wait", row => row % 25 == 0 ? 100 : row % 7).Find(new ColumnLeak()),
            finding => finding.Severity == Severity.Error);

    private static CheckedCases Cases() => new(Labels);
}
