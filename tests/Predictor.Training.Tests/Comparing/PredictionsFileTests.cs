using Predictor.Cases;
using Predictor.Models.Bundles;
using Predictor.Models.Registry;
using Predictor.Tests;
using Predictor.Training.Comparing;

namespace Predictor.Training.Tests.Comparing;

public sealed class PredictionsFileTests : IDisposable
{
    /// <summary>Predicts three outcomes, each at both moments.</summary>
    private static readonly Model Shipped = new ModelRegistry(Repository.PathTo("models")).Open("brightwater@1");

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Rows_are_told_apart_by_outcome_and_moment_and_other_columns_are_left_alone()
    {
        var file = Read("moment,notes,case_id,probability,outcome\narrival,x,c1,0.25,left\nclosure,,c1,1e-3,left\narrival,,c1,1,back\narrival,,c2,0,left\n");

        Assert.Equal(4, file.Count);
        Assert.Equal(["c1", "c2"], file.Score("left", Moment.Arrival)!.Ids);
        Assert.Equal([0.25, 0], file.Score("left", Moment.Arrival)!.Probabilities);
        Assert.Equal([0.001], file.Score("left", Moment.Closure)!.Probabilities);
        Assert.Null(file.Score("left", Moment.Arrival)!.Labels);
        Assert.Null(file.Score("back", Moment.Closure));
    }

    [Fact]
    public void Outcome_and_moment_may_be_said_once_for_all_rows()
    {
        var file = Read("id,probability\nc1,0.5\n", "back", Moment.Closure);

        Assert.Equal(["c1"], file.Score("back", Moment.Closure)!.Ids);
        Assert.Contains("predicts no gone, only left, dissatisfied, back", Message("id,probability\nc1,0.5\n", "gone", Moment.Closure), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("id,probability\nc1,0.5\n", "say which outcome is predicted, in a column outcome or with --outcome: left, dissatisfied, back")]
    [InlineData("id,probability,outcome\nc1,0.5,left\n", "say at which moment left is predicted, in a column moment or with --moment: arrival, closure")]
    [InlineData("id,outcome,moment\nc1,left,arrival\n", "there is no column 'probability'")]
    [InlineData("name,probability,outcome,moment\nc1,0.5,left,arrival\n", "there is no column 'id'")]
    [InlineData("id,probability,outcome,moment\n", "there are no rows below the header")]
    [InlineData("id,probability,outcome,moment\nc1,0.5,left,arrival\nc2,1.5,left,arrival\n", "line 3, column probability: found '1.5', expected a probability from 0 to 1")]
    [InlineData("id,probability,outcome,moment\nc1,-0.1,left,arrival\n", "line 2, column probability: found '-0.1'")]
    [InlineData("id,probability,outcome,moment\nc1,,left,arrival\n", "line 2, column probability: found nothing")]
    [InlineData("id,probability,outcome,moment\nc1,NaN,left,arrival\n", "line 2, column probability: found 'NaN'")]
    [InlineData("id,probability,outcome,moment\nc1,\"0,5\",left,arrival\n", "line 2, column probability: found '0,5'")]
    [InlineData("id,probability,outcome,moment\n,0.5,left,arrival\n", "line 2, column id: found nothing, expected a case")]
    [InlineData("id,probability,outcome,moment\nc1,0.5,left,arrival\nc2,0.5,left,arrival\nc1,0.5,left,arrival\n", "line 4, column id: found 'c1', expected a case of its own: it stood before in line 2 with the same moment")]
    [InlineData("id,probability,outcome,moment\nc1,0.5,gone,arrival\n", "line 2, column outcome: found 'gone', expected an outcome that brightwater version 1 predicts: left, dissatisfied, back")]
    [InlineData("id,probability,outcome,moment\nc1,0.5,left,noon\n", "line 2, column moment: found 'noon', expected a moment at which left is predicted: arrival, closure")]
    [InlineData("id,probability,outcome,moment\nc1,0.5,left\n", "line 2: found 3 columns, expected 4")]
    [InlineData("", "empty")]
    public void What_cannot_be_read_names_its_row_and_column(string text, string expected) =>
        Assert.Contains(expected, Message(text), StringComparison.Ordinal);

    [Fact]
    public void Predictions_of_no_case_are_counted_and_none_of_any_case_is_an_error()
    {
        var cases = CaseTables.Of([0, 1, 0]);

        Assert.Null(Read("id,probability,outcome,moment\nc0,0.5,left,arrival\nc2,0.5,left,arrival\n").Unknown(cases));
        Assert.Equal(
            "2 of 3 predictions name no case of the data, the first in line 2: 'x9'.",
            Read("id,probability,outcome,moment\nx9,0.5,left,arrival\nc0,0.5,left,arrival\nx1,0.5,left,arrival\n").Unknown(cases));
        var none = Assert.Throws<DataException>(() => Read("id,probability,outcome,moment\n7,0.5,left,arrival\n").Unknown(cases));
        Assert.Contains("the first, in line 2, is '7', and a case of the data is 'c0'", none.Message, StringComparison.Ordinal);
    }

    private PredictionsFile Read(string text, string? outcome = null, Moment? moment = null) =>
        PredictionsFile.Read(_folder.Write("notebook.csv", text), Shipped, outcome, moment);

    private string Message(string text, string? outcome = null, Moment? moment = null) =>
        Assert.Throws<DataException>(() => Read(text, outcome, moment)).Message;
}
