using Predictor.Training.Checking;
using Predictor.Training.Checking.Drift;

namespace Predictor.Training.Tests.Checking.Drift;

public sealed class ColumnStabilityTests
{
    private static readonly float[] Labels = [.. Enumerable.Range(0, 3_000).Select(row => row % 3 == 0 ? 1f : 0f)];

    [Fact]
    public void Columns_that_are_distributed_otherwise_in_the_test_slice_are_named_and_others_are_not()
    {
        var found = new CheckedCases(Labels)
            .With("price", row => (row * 31 % 100) + (row >= 2_400 ? 60 : 0)).With("queue", row => row >= 2_400 && row % 2 == 0 ? "new" : $"q{row % 5}")
            .With("wait", row => row * 7_919 % 600).With("agent", row => $"a{row * 7 % 300}").Find(new ColumnStability());

        Assert.Equal([("column-drift", "price", Severity.Warning), ("column-drift", "queue", Severity.Warning)], found.Select(finding => (finding.Code, finding.Column!, finding.Severity)));
        Assert.Contains("50% of its rows have levels never seen before", found[1].Words, StringComparison.Ordinal);
    }
}
