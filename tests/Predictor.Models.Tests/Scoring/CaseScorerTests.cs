using Predictor.Cases;
using Predictor.Models.Bundles;
using Predictor.Models.Policies;
using Predictor.Models.Scoring;
using Predictor.Models.Tests.Policies;

namespace Predictor.Models.Tests.Scoring;

public sealed class CaseScorerTests
{
    private static readonly CaseScorer Scorer = new(TinyModel.Make(), PolicyFileTests.Desk);

    [Fact]
    public void Scores_the_outcomes_of_the_moment_in_the_models_order()
    {
        Assert.Equal(["left", "late"], Scorer.Score(TinyModel.Row(), Moment.Arrival, null, 0).Outcomes.Select(score => score.Model.Outcome.Name));
        Assert.Equal(["left", "back"], Scorer.Score(TinyModel.Row(), Moment.Closure, null, 0).Outcomes.Select(score => score.Model.Outcome.Name));
    }

    [Fact]
    public void An_answer_worked_out_on_paper()
    {
        // left at closure: -2, +1 for 3 repeats, +0.75 for unresolved.
        var answer = Scorer.Score(TinyModel.Row(repeats: 3, wait: 100, resolved: 0), Moment.Closure, value: 2516, reasons: 5);
        var left = answer.Outcomes[0];
        var p = 1 / (1 + Math.Exp(0.25));
        Assert.Equal(-0.25, left.Margin, 1e-15);
        Assert.Equal(p, left.Probability, 1e-15);
        Assert.Equal(100 * p, left.Percentile, 1e-9);
        Assert.Equal("veryHigh", left.Band.Name);

        // Expected margin: -2 + (3 x -0.5 + 1) / 4 + (0.75 - 3 x 0.25) / 4 = -2.125.
        var p0 = 1 / (1 + Math.Exp(2.125));
        Assert.Equal(p0, left.BaseProbability, 1e-15);
        Assert.Equal(["repeat_contacts_30d", "resolved"], left.Reasons.Select(reason => reason.Code));
        Assert.Equal(["3 repeat contacts in 30 days", "Resolved: no"], left.Reasons.Select(reason => reason.Words));
        Assert.Equal(1.125, left.Reasons[0].Contribution, 1e-12);
        Assert.Equal(0.75, left.Reasons[1].Contribution, 1e-12);
        Assert.True(left.Reasons[0].Raises);

        // Points share the move in probability as contributions share the move in margin.
        Assert.Equal(p - p0, left.Reasons.Sum(reason => reason.Points), 1e-12);
        Assert.Equal((p - p0) * 1.125 / 1.875, left.Reasons[0].Points, 1e-12);

        Assert.Equal(p * 2516, answer.AtStake!.Value, 1e-9);
        Assert.Equal("callBack", answer.Action!.Name);
        Assert.Equal((p * 0.3 * 2516) - 2, answer.ExpectedGain, 1e-9);
    }

    [Fact]
    public void Without_a_value_the_policys_counts()
    {
        var answer = Scorer.Score(TinyModel.Row(), Moment.Arrival, value: null, reasons: 0);
        Assert.Equal(answer.Outcomes[0].Probability * 1_140, answer.AtStake);
    }

    [Fact]
    public void An_action_that_would_lose_money_is_not_suggested()
    {
        var answer = Scorer.Score(TinyModel.Row(repeats: 0), Moment.Arrival, value: 1, reasons: 0);
        Assert.Null(answer.Action);
        Assert.Equal(0, answer.ExpectedGain);
    }

    [Fact]
    public void Where_the_value_outcome_is_not_predicted_nothing_is_at_stake()
    {
        var scorer = new CaseScorer(TinyModel.Make(), PolicyFileTests.Desk with { ValueOutcome = "back" });
        var answer = scorer.Score(TinyModel.Row(), Moment.Arrival, 100, 0);
        Assert.Null(answer.AtStake);
        Assert.Null(answer.Action);
    }

    [Fact]
    public void A_column_that_moves_nothing_is_no_reason()
    {
        var answer = Scorer.Score(TinyModel.Row(repeats: 3, wait: 9999, resolved: 1, reason: 1), Moment.Closure, null, reasons: 100);
        Assert.DoesNotContain(answer.Outcomes[0].Reasons, reason => reason.Code is "wait_seconds" or "reason");
        Assert.All(answer.Outcomes.SelectMany(outcome => outcome.Reasons), reason => Assert.NotEqual(0, reason.Contribution));
    }

    [Fact]
    public void Reasons_are_at_most_as_many_as_asked_for_and_strongest_first()
    {
        var one = Scorer.Score(TinyModel.Row(repeats: 3, resolved: 0), Moment.Closure, null, reasons: 1).Outcomes[0].Reasons;
        Assert.Equal("repeat_contacts_30d", Assert.Single(one).Code);
        Assert.Empty(Scorer.Score(TinyModel.Row(repeats: 3), Moment.Closure, null, reasons: 0).Outcomes[0].Reasons);
        Assert.Throws<ArgumentOutOfRangeException>(() => Scorer.Score(TinyModel.Row(), Moment.Closure, null, reasons: -1));
    }

    [Fact]
    public void What_raises_the_value_outcome_most_is_found_however_few_reasons_are_asked_for()
    {
        var good = TinyModel.Make();
        var forest = new Forests.Forest(
            4, 0, [TinyModel.Stump(TinyModel.Resolved, 0.5f, -4, 4, 1, 1), TinyModel.Stump(TinyModel.Repeats, 0.5f, -1, 1, 1, 1), TinyModel.Stump(TinyModel.Wait, 0.5f, -2, 2, 1, 1)]);
        var scorer = new CaseScorer(TinyModel.With(good, good.Outcomes[1] with { Forest = forest }), PolicyFileTests.Desk);

        var left = scorer.Score(TinyModel.Row(repeats: 1, wait: 1, resolved: 0), Moment.Closure, null, 1).Outcomes[0];
        Assert.Equal("resolved", Assert.Single(left.Reasons).Code);
        Assert.Equal(["wait_seconds", "repeat_contacts_30d"], left.Raising!.Select(reason => reason.Code));
        Assert.Equal(["wait_seconds"], scorer.Score(TinyModel.Row(repeats: 0, wait: 1, resolved: 0), Moment.Closure, null, 9).Outcomes[0].Raising!.Select(reason => reason.Code));
        Assert.Null(scorer.Score(TinyModel.Row(), Moment.Closure, null, 0).Outcomes[0].Raising);
        Assert.All(scorer.Score(TinyModel.Row(), Moment.Closure, null, 1).Outcomes.Skip(1), other => Assert.Null(other.Raising));
    }

    [Fact]
    public void Equal_contributions_stand_in_the_order_of_columns()
    {
        var good = TinyModel.Make();
        var forest = new Forests.Forest(4, 0, [TinyModel.Stump(TinyModel.Resolved, 0.5f, -1, 1, 1, 1), TinyModel.Stump(TinyModel.Repeats, 0.5f, 1, -1, 1, 1)]);
        var scorer = new CaseScorer(TinyModel.With(good, good.Outcomes[1] with { Forest = forest }), PolicyFileTests.Desk);
        var left = scorer.Score(TinyModel.Row(repeats: 0, resolved: 0), Moment.Closure, null, 5).Outcomes[0];
        Assert.Equal(["repeat_contacts_30d", "resolved"], left.Reasons.Select(reason => reason.Code));

        // The margin is where it started from: contributions cancel, and no point has moved.
        Assert.Equal([0, 0], left.Reasons.Select(reason => reason.Points));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(600)]
    public void Many_rows_at_once_are_answered_as_one_after_the_other(int count)
    {
        float[][] rows = [.. Enumerable.Range(0, count).Select(row => TinyModel.Row(repeats: row % 7, wait: 13 * row % 900, resolved: row % 3 == 0 ? float.NaN : row % 2, reason: row % 2))];
        double?[] values = [.. Enumerable.Range(0, count).Select(row => row % 5 == 0 ? null : (double?)row)];
        var answers = new CaseScore[count];
        Scorer.Score(rows.SelectMany(row => row).ToArray(), Moment.Closure, values, 3, answers);
        for (var row = 0; row < count; row++)
        {
            var one = Scorer.Score(rows[row], Moment.Closure, values[row], 3);
            Assert.Equal((one.AtStake, one.Action, one.ExpectedGain), (answers[row].AtStake, answers[row].Action, answers[row].ExpectedGain));
            foreach (var (a, b) in one.Outcomes.Zip(answers[row].Outcomes))
            {
                Assert.Equal(a.Reasons, b.Reasons);
                Assert.Equal(a.Raising, b.Raising);
                Assert.Equal(a with { Reasons = [], Raising = null }, b with { Reasons = [], Raising = null });
            }
        }
    }

    [Fact]
    public void Without_reasons_it_allocates_the_answer_and_nothing_else()
    {
        var row = TinyModel.Row(repeats: 3, wait: 700, resolved: 1, reason: 0);
        for (var i = 0; i < 100; i++)
        {
            Scorer.Score(row, Moment.Closure, 50, 0);
        }

        const int Rounds = 1_000;
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Rounds; i++)
        {
            Scorer.Score(row, Moment.Closure, 50, 0);
        }

        // CaseScore of 64 bytes, an array of two of 40, two scores of 72 each: 248; a little is left for another runtime's layout.
        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / Rounds, 100, 300);
    }

    [Fact]
    public void A_row_of_another_width_and_a_value_that_is_no_number_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Scorer.Score(new float[3], Moment.Closure, null, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Scorer.Score(TinyModel.Row(), Moment.Closure, double.NaN, 0));
        Assert.Throws<ArgumentException>(() => Scorer.Score(TinyModel.Row(), Moment.Closure, new double?[2], 0, new CaseScore[2]));
        Assert.Throws<ArgumentException>(() => Scorer.Score(TinyModel.Row(), Moment.Closure, new double?[2], 0, new CaseScore[1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Scorer.Score(TinyModel.Row(), Moment.Closure, [double.NaN], 0, new CaseScore[1]));
    }

    [Fact]
    public void A_policy_that_does_not_fit_the_model_is_refused()
    {
        var model = TinyModel.Make();
        Assert.Contains("value outcome 'gone'", Assert.Throws<BundleException>(() => new CaseScorer(model, PolicyFileTests.Desk with { ValueOutcome = "gone" })).Message, StringComparison.Ordinal);
        var silent = PolicyFileTests.Desk with { Bands = [new Band("low", "Low", new Dictionary<string, double> { ["left"] = 0 })] };
        Assert.Contains("band low says nothing of late", Assert.Throws<BundleException>(() => new CaseScorer(model, silent)).Message, StringComparison.Ordinal);
    }
}
