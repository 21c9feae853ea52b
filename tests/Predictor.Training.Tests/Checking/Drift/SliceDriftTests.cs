using Predictor.Training.Checking;
using Predictor.Training.Checking.Drift;

namespace Predictor.Training.Tests.Checking.Drift;

public sealed class SliceDriftTests
{
    private static readonly float[] Labels = [.. Enumerable.Range(0, 3_000).Select(row => row % 3 == 0 ? 1f : 0f)];

    [Fact]
    public void Columns_that_tell_the_test_slice_from_what_comes_before_are_named_with_their_share()
    {
        var finding = Assert.Single(Cases().With("price", row => (row * 31 % 100) + (row >= 2_400 ? 60 : 0)).With("wait", row => row * 7_919 % 600).Find(new SliceDrift()));

        Assert.Equal((Severity.Warning, "drift"), (finding.Severity, finding.Code));
        Assert.InRange(finding.Evidence["auc"], 0.8, 0.95);
        Assert.InRange(finding.Evidence["price"], 0.8, 1);
        Assert.DoesNotContain("wait", finding.Words, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_that_stay_as_they_are_give_no_finding() =>
        Assert.Empty(Cases().With("price", row => row * 31 % 100).With("agent", row => $"a{row * 7 % 300}").Find(new SliceDrift()));

    private static CheckedCases Cases() => new(Labels);
}
