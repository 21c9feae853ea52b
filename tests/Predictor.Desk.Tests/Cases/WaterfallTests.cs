using Predictor.Cases;
using Predictor.Desk.Cases;

namespace Predictor.Desk.Tests.Cases;

public sealed class WaterfallTests
{
    [Fact]
    public void It_goes_from_where_the_reasons_begin_to_the_case_and_adds_up()
    {
        var score = TinyCase.Live.Scorer.Score(TinyCase.Risky(), Moment.Closure, null, 99).Outcomes[0];
        var fall = Waterfall.Of(score, TinyCase.Schema, _ => true);

        Assert.Equal((ExactTenths.Of(score.BaseProbability), ExactTenths.Of(score.Probability)), (fall.BaseTenths, fall.CaseTenths));
        Assert.Equal(fall.CaseTenths, fall.BaseTenths + fall.Steps.Sum(step => step.Tenths));
        Assert.Equal("3 visits", fall.Steps[0].Words);
        Assert.False(fall.Steps[0].IsLearned);
        Assert.True(fall.Steps.Single(step => step.Words == "It was not fixed").IsLearned);
        Assert.Equal(score.Reasons.Count, fall.Steps.Count);
    }

    [Fact]
    public void A_column_that_is_not_named_stands_among_the_others_with_its_points()
    {
        var score = TinyCase.Live.Scorer.Score(TinyCase.Risky(), Moment.Closure, null, 99).Outcomes[0];
        var fall = Waterfall.Of(score, TinyCase.Schema, column => column is not ("clerk" or "age"));

        Assert.DoesNotContain(fall.Steps, step => step.Words == "By ANN");
        Assert.Equal((null, 2), (fall.Steps[^1].Words, fall.Steps[^1].Others));
        Assert.Equal(fall.CaseTenths, fall.BaseTenths + fall.Steps.Sum(step => step.Tenths));
        Assert.InRange(fall.Steps[^1].Tenths - (1000 * score.Reasons.Where(reason => reason.Code is "clerk" or "age").Sum(reason => reason.Points)), -1, 1);
    }

    [Fact]
    public void Of_an_answer_alone_the_rest_is_said_to_be_the_rest()
    {
        var fall = Waterfall.Of(new RecordedOutcome(0.31, 0.084, [new RecordedReason("visits", "3 visits", 0.1), new RecordedReason("fixed", "It was not fixed", 0.05)]), TinyCase.Schema, _ => true);

        Assert.Equal([("3 visits", 100, false, 1), ("It was not fixed", 50, true, 1), (null, 76, false, 0)], fall.Steps.Select(step => (step.Words, step.Tenths, step.IsLearned, step.Others)));
        Assert.Equal((84, 310), (fall.BaseTenths, fall.CaseTenths));
    }
}
