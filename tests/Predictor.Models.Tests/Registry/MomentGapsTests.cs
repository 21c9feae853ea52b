using Predictor.Cases;
using Predictor.Models.Bundles;
using Predictor.Models.Policies;
using Predictor.Models.Registry;
using Predictor.Models.Scoring;

namespace Predictor.Models.Tests.Registry;

public sealed class MomentGapsTests
{
    private static readonly Model Whole = TinyModel.Make("tiny", 1);

    [Fact]
    public void A_model_without_a_gap_scores_as_it_is()
    {
        var live = LiveModel.Of(Whole, PolicyFile.Default(Whole));

        Assert.Same(Whole, live.Scorer.Model);
        Assert.Empty(live.Shortfalls);
    }

    [Fact]
    public void What_lacks_at_closure_is_answered_by_the_forest_of_arrival()
    {
        var model = TinyModel.With(Whole, Whole.Outcomes[0], Whole.Outcomes[2], Whole.Outcomes[3]);
        var live = LiveModel.Of(model, PolicyFile.Default(model));

        var score = live.Scorer.Score(TinyModel.Row(repeats: 3), Moment.Closure, null, 3);

        Assert.Equal(["left", "back"], score.Outcomes.Select(outcome => outcome.Model.Outcome.Name));
        Assert.Equal(Whole.Outcomes[0].Forest.Margin(TinyModel.Row(repeats: 3)), score.Outcomes[0].Margin);
        var shortfall = Assert.Single(live.Shortfalls);
        Assert.Equal((Shortfall.MomentNotModelled, Moment.Closure), (shortfall.Cause, shortfall.At));
        Assert.Equal("'left' is not modelled at closure; its model of arrival answers.", shortfall.Words);
    }

    [Fact]
    public void What_lacks_at_arrival_is_answered_by_its_base_rate_where_closure_needs_what_is_known_later()
    {
        var model = TinyModel.With(Whole, Whole.Outcomes[1], Whole.Outcomes[2]);
        var live = LiveModel.Of(model, PolicyFile.Default(model));

        var score = live.Scorer.Score(TinyModel.Row(repeats: 3), Moment.Arrival, 100, 3);

        Assert.Equal(["left", "back"], score.Outcomes.Select(outcome => outcome.Model.Outcome.Name));
        Assert.All(score.Outcomes, outcome => Assert.Equal(outcome.Model.BaseRate, outcome.Probability, 12));
        Assert.All(score.Outcomes, outcome => Assert.Equal(outcome.Probability, outcome.BaseProbability));
        Assert.All(score.Outcomes, outcome => Assert.Empty(outcome.Reasons));
        Assert.Equal(100 * score.Outcomes[0].Probability, score.AtStake);
        Assert.Equal(["'left' is not modelled at arrival; its base rate answers.", "'back' is not modelled at arrival; its base rate answers."], live.Shortfalls.Select(shortfall => shortfall.Words));
        Assert.DoesNotContain(model.Outcomes, outcome => outcome.Moment == Moment.Arrival);

        // Many at once, by the forests' other path.
        var many = new CaseScore[3];
        float[] rows = [.. TinyModel.Row(repeats: 3), .. TinyModel.Row(repeats: 0), .. TinyModel.Row(repeats: 1)];
        live.Scorer.Score(rows, Moment.Arrival, [100, 100, 100], 3, many);
        Assert.All(many, each => Assert.Equal(score.Outcomes.Select(outcome => outcome.Probability), each.Outcomes.Select(outcome => outcome.Probability)));
    }

    [Fact]
    public void A_model_of_arrival_alone_does_not_answer_at_closure_where_its_schema_does_not_say_so()
    {
        var schema = TinyModel.Schema with { Outcomes = [TinyModel.Schema.Outcomes[2]] };
        var model = TinyModel.With(Whole, Whole.Outcomes[3]);
        model = new Model
        {
            Name = model.Name,
            Version = 1,
            Schema = schema,
            FeaturesSql = model.FeaturesSql,
            Encoder = new CaseEncoder(schema, TinyModel.Encoder.Vocabularies),
            Outcomes = model.Outcomes,
            Provenance = model.Provenance,
        };
        var live = LiveModel.Of(model, PolicyFile.Default(model));

        Assert.False(live.Scorer.Answers(Moment.Closure));
        Assert.True(live.Scorer.Answers(Moment.Arrival));
        Assert.Empty(live.Shortfalls);
    }
}
