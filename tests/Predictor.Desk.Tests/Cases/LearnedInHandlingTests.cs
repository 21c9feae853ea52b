using Predictor.Cases;
using Predictor.Desk.Cases;

namespace Predictor.Desk.Tests.Cases;

public sealed class LearnedInHandlingTests
{
    [Fact]
    public void What_moved_the_score_adds_up_to_the_difference_of_the_two()
    {
        var row = TinyCase.Risky();
        var arrival = TinyCase.Live.Scorer.Score(row, Moment.Arrival, null, 99).Outcomes[0];
        var closure = TinyCase.Live.Scorer.Score(row, Moment.Closure, null, 99).Outcomes[0];

        var learned = LearnedInHandling.Of(arrival, closure, TinyCase.Schema, column => column != "clerk");

        Assert.Equal((ExactTenths.Of(arrival.Probability), ExactTenths.Of(closure.Probability)), (learned.ArrivalTenths, learned.ClosureTenths));
        Assert.Equal(learned.ClosureTenths - learned.ArrivalTenths, learned.Steps.Sum(step => step.Tenths));
        var flag = learned.Steps.Single(step => step.Words == "It was not fixed");
        Assert.InRange(flag.Tenths - (1000 * closure.Reasons.Single(reason => reason.Code == "fixed").Points), -1, 1);
        Assert.DoesNotContain(learned.Steps, step => step.Words?.Contains("ANN", StringComparison.Ordinal) == true);
        Assert.Null(learned.Steps[^1].Words);
    }
}
