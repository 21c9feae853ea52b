using Predictor.Cases;
using Predictor.Desk.Cases;

namespace Predictor.Desk.Tests.Cases;

public sealed class WhatIfTests
{
    [Fact]
    public void Moved_values_are_scored_by_the_same_model_as_if_they_had_been_sent()
    {
        var whatIf = Of(("fixed", "yes"), ("queueing", " 30 "), ("visits", "1"));

        var sent = TinyCase.Live.Scorer.Score(TinyCase.Row(("visits", "1"), ("queueing", "30"), ("moves", "2"), ("fixed", "yes"), ("crew", "red"), ("clerk", "ANN"), ("age", "30")), Moment.Closure, null, 0);
        Assert.Equal(sent.Outcomes[0].Probability, whatIf.Score!.Probability);
        Assert.Equal(["queueing", "fixed", "visits"], whatIf.Fields.Where(field => field.IsMoved).Select(field => field.About.Name));
        Assert.Equal(("250", "30", "Queued 4 min"), whatIf.Fields.Where(field => field.About.Name == "queueing").Select(field => (field.Was, field.Is, field.WasWords)).Single());
    }

    [Fact]
    public void What_handling_decided_comes_first_and_what_the_model_does_not_look_at_is_left_out() =>
        Assert.Equal(["queueing", "moves", "fixed", "clerk", "visits", "age"], Of().Fields.Select(field => field.About.Name));

    [Fact]
    public void As_it_was_is_not_moved()
    {
        var whatIf = Of(("queueing", "250.0"), ("fixed", "No"), ("moves", ""), ("crew", "blue"), ("nothing", "1"));

        Assert.False(whatIf.IsMoved);
        Assert.All(whatIf.Fields, field => Assert.False(field.IsMoved));
    }

    [Theory]
    [InlineData("queueing", "long", CellProblem.NotANumber)]
    [InlineData("queueing", "401", CellProblem.AboveMaximum)]
    [InlineData("moves", "1.5", CellProblem.NotACount)]
    [InlineData("fixed", "maybe", CellProblem.NotAFlag)]
    [InlineData("clerk", "<script>", CellProblem.UnseenLevel)]
    public void What_is_no_value_of_the_column_is_said_and_not_used(string column, string text, CellProblem problem)
    {
        var whatIf = Of((column, text));

        Assert.Equal(problem, whatIf.Fields.Single(field => field.About.Name == column).Problem);
        Assert.False(whatIf.IsMoved);
    }

    [Fact]
    public void A_column_that_pages_do_not_name_cannot_be_moved()
    {
        var whatIf = WhatIf.Of(TinyCase.Live, TinyCase.Live.Model.Outcomes[1], TinyCase.Risky(), new Dictionary<string, string> { ["clerk"] = "BOB" }, column => column != "clerk");

        Assert.DoesNotContain(whatIf.Fields, field => field.About.Name == "clerk");
        Assert.False(whatIf.IsMoved);
    }

    [Fact]
    public void A_cell_is_read_again_from_its_text()
    {
        var row = new float[TinyCase.Encoder.Width];
        foreach (var cell in (float[])[0.1f, 1f / 3, 399.99997f, 16_777_216f * 1e-6f])
        {
            Assert.Equal(CellProblem.None, TinyCase.Encoder.Set(row, TinyCase.Queueing, Moment.Closure, WhatIf.Text(TinyCase.Encoder, TinyCase.Queueing, cell)));
            Assert.Equal(cell, row[TinyCase.Queueing]);
        }

        Assert.Equal("", WhatIf.Text(TinyCase.Encoder, TinyCase.Crew, 3));
    }

    private static WhatIf Of(params (string Column, string Text)[] said) => WhatIf.Of(
        TinyCase.Live, TinyCase.Live.Model.Outcomes[1], TinyCase.Risky(), said.ToDictionary(each => each.Column, each => each.Text), _ => true);
}
