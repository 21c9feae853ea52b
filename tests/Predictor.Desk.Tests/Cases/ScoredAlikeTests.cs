using Predictor.Cases;
using Predictor.Desk.Cases;
using Predictor.Evaluation;
using Predictor.Forests;
using Predictor.Models.Monitoring;

namespace Predictor.Desk.Tests.Cases;

public sealed class ScoredAlikeTests
{
    private static readonly ReliabilityCurve Curve = new(
    [
        new ReliabilityBin(100, 0.10, new Estimate(0.08, 0.04, 0.15)),
        new ReliabilityBin(100, 0.20, new Estimate(0.22, 0.15, 0.31)),
        new ReliabilityBin(100, 0.40, new Estimate(0.37, 0.28, 0.47)),
    ]);

    [Theory]
    [InlineData(0.02, 8, false)]
    [InlineData(0.06, 8, true)]
    [InlineData(0.149, 8, true)]
    [InlineData(0.151, 22, true)]
    [InlineData(0.299, 22, true)]
    [InlineData(0.31, 37, true)]
    [InlineData(0.49, 37, true)]
    [InlineData(0.51, 37, false)]
    public void A_case_falls_into_the_nearest_group_and_beyond_the_last_into_none(double probability, int positives, bool isLike)
    {
        var alike = Of(probability, Curve)!;

        Assert.Equal((100, positives, isLike, isLike), (alike.Cases, alike.Positives, alike.IsLike, alike.IsEnough));
        Assert.Equal(2026, alike.From!.Value.Year);
    }

    [Fact]
    public void Few_cases_are_too_few()
    {
        var alike = Of(0.2, new ReliabilityCurve([new ReliabilityBin(ScoredAlike.Fewest - 1, 0.2, new Estimate(0.2, 0.1, 0.3))]))!;
        Assert.True(alike.IsLike);
        Assert.False(alike.IsEnough);
        Assert.Null(Of(0.2, new ReliabilityCurve([])));
    }

    [Fact]
    public void What_came_later_is_counted_in_the_same_group_and_said_to_be_none_where_none_did()
    {
        var report = TinyCase.Outcome(Moment.Closure, new Forest(7, 0, Array.Empty<Tree>()), Curve).Report;
        var since = new DateTimeOffset(2026, 8, 3, 0, 0, 0, TimeSpan.Zero);
        var later = new LaterCases([null, new ReliabilityBin(60, 0.21, new Estimate(0.25, 0.16, 0.37)), new ReliabilityBin(49, 0.39, new Estimate(0.4, 0.3, 0.5))], since, since.AddDays(9));

        var alike = ScoredAlike.Since(report, later, 0.2)!;
        Assert.Equal((60, 15, 0.21, true, since), (alike.Cases, alike.Positives, alike.Predicted, alike.IsEnough, alike.From));
        Assert.False(ScoredAlike.Since(report, later, 0.4)!.IsEnough);
        Assert.Equal((0, 0), (ScoredAlike.Since(report, later, 0.1)!.Cases, ScoredAlike.Since(report, later, 0.1)!.Positives));
        Assert.Null(ScoredAlike.Since(report, later, 0.9));
        Assert.Null(ScoredAlike.Since(report, later with { Groups = [] }, 0.2));
    }

    private static ScoredAlike? Of(double probability, ReliabilityCurve curve) => ScoredAlike.Of(TinyCase.Outcome(Moment.Closure, new Forest(7, 0, Array.Empty<Tree>()), curve).Report, probability);
}
