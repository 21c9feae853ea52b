using Predictor.Charts;
using Predictor.Desk.Queue;

namespace Predictor.Desk.Tests.Queue;

public sealed class SeveritiesTests
{
    [Theory]
    [InlineData(1, new[] { Severity.Low })]
    [InlineData(2, new[] { Severity.VeryHigh, Severity.Low })]
    [InlineData(4, new[] { Severity.VeryHigh, Severity.High, Severity.Raised, Severity.Low })]
    [InlineData(5, new[] { Severity.VeryHigh, Severity.High, Severity.Raised, Severity.Raised, Severity.Low })]
    public void The_lowest_band_is_low_and_the_highest_very_high(int bands, Severity[] severities) =>
        Assert.Equal(severities, Enumerable.Range(0, bands).Select(rank => Severities.Of(rank, bands)));
}
