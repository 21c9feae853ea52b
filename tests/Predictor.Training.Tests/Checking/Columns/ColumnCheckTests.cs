using Predictor.Training.Checking;
using Predictor.Training.Checking.Columns;

namespace Predictor.Training.Tests.Checking.Columns;

public sealed class ColumnCheckTests
{
    private static readonly float[] Labels = [.. Enumerable.Range(0, 2_000).Select(row => row % 3 == 0 ? 1f : 0f)];

    [Fact]
    public void A_column_that_never_varies_and_one_that_is_never_filled_are_named()
    {
        var found = Cases().With("site", _ => "north").With("score", _ => float.NaN).With("wait", row => row % 50).Find(new ConstantColumn());

        Assert.Equal([("constant", "site"), ("empty", "score")], found.Select(finding => (finding.Code, finding.Column!)));
    }

    [Fact]
    public void A_column_of_which_only_yes_is_written_is_not_constant() =>
        Assert.Empty(Cases().With("escalated", row => row % 9 == 0 ? 1 : float.NaN).Find(new ConstantColumn()));

    [Fact]
    public void A_column_switched_on_in_the_midst_of_the_log_is_named_with_its_shares()
    {
        var finding = Assert.Single(Cases().With("sentiment", row => row < 1_200 ? float.NaN : row % 7).Find(new ColumnGaps()));

        Assert.Equal((Severity.Warning, "gaps-over-time"), (finding.Severity, finding.Code));
        Assert.Equal((1.0, 0.0), (finding.Evidence["first"], finding.Evidence["last"]));
    }

    [Fact]
    public void Gaps_that_come_by_chance_alone_are_not_named() =>
        Assert.Empty(Cases().With("city", row => row * 7919 % 10 < 4 ? float.NaN : 1).Find(new ColumnGaps()));

    [Fact]
    public void A_value_far_from_all_others_that_many_rows_share_is_named_and_a_long_tail_is_not()
    {
        var finding = Assert.Single(
            Cases().With("wait", row => row % 40 == 0 ? 9_999 : row % 100).With("tail", row => row % 100 == 0 ? row * 10 : row % 100).Find(new OddValues()));

        Assert.Equal(("odd-value", "wait", 9_999.0), (finding.Code, finding.Column, finding.Evidence["value"]));
    }

    [Fact]
    public void Levels_written_in_two_ways_and_levels_that_say_not_known_are_noted()
    {
        var found = Cases().With("city", row => (row % 3) switch { 0 => "New Delhi", 1 => "NEW-DELHI", _ => "n/a" }).Find(new LevelSpelling());

        Assert.Equal(["spelling", "placeholder"], found.Select(finding => finding.Code));
    }

    [Fact]
    public void Times_and_numbers_with_separators_are_no_categories()
    {
        var found = Cases().With("opened", row => FormattableString.Invariant($"2024-01-{1 + (row % 28):00}T{row % 24:00}:00:00"))
            .With("price", row => FormattableString.Invariant($"{row % 90 * 1_111:N0}")).Find(new LevelSpelling());

        Assert.Equal([("opened", "its 168 levels are times"), ("price", "its 90 levels are numbers with separators or signs")], found.Select(finding => (finding.Column!, finding.Words)));
    }

    private static CheckedCases Cases() => new(Labels);
}
