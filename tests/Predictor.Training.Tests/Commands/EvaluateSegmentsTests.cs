using System.Text.Json;
using Predictor.Evaluation.Profit;

namespace Predictor.Training.Tests.Commands;

public sealed class EvaluateSegmentsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Figures_come_by_level_and_by_quarter_with_gaps_where_a_column_is_protected()
    {
        await Train();
        var outcome = (await Evaluate("--segments", "queue,wait", "--protected", "transfers")).GetProperty("outcomes")[0];

        var segments = outcome.GetProperty("segments").EnumerateArray().ToDictionary(segment => segment.GetProperty("column").GetString()!);
        Assert.Equal(["queue", "wait", "transfers"], segments.Keys);
        Assert.Equal(["a", "b", "c"], Names(segments["queue"]).Order());
        Assert.Equal(5, Names(segments["wait"]).Length);
        Assert.Equal(["0", "1", "2", "3"], Names(segments["transfers"]));
        Assert.Equal(3_000, Groups(segments["queue"]).Sum(group => group.GetProperty("rows").GetInt32()));
        Assert.Equal(outcome.GetProperty("positives").GetInt32(), Groups(segments["transfers"]).Sum(group => group.GetProperty("positives").GetInt32()));
        Assert.All(Groups(segments["queue"]), group => Assert.False(group.TryGetProperty("gaps", out _)));
        Assert.All(Groups(segments["transfers"]), group =>
        {
            var gap = group.GetProperty("gaps").GetProperty("observedOverExpected");
            Assert.True(gap.GetProperty("low").GetDouble() < gap.GetProperty("value").GetDouble());
            Assert.InRange(group.GetProperty("auc").GetProperty("value").GetDouble(), 0.4, 0.9);
        });

        // The more transfers, the likelier the label: whom the tenth is picked from.
        var selected = Groups(segments["transfers"]).Select(group => group.GetProperty("selected").GetProperty("value").GetDouble()).ToArray();
        Assert.True(selected[3] > selected[0] + 0.1);
        Assert.True(Groups(segments["transfers"])[3].GetProperty("gaps").GetProperty("selected").GetProperty("low").GetDouble() > 0);
    }

    [Fact]
    public async Task A_column_that_the_model_never_learned_from_is_measured_all_the_same()
    {
        await Train("--ignore", "queue");
        var outcome = (await Evaluate("--protected", "queue")).GetProperty("outcomes")[0];

        // Queue b is worse, and the model does not know it.
        var b = Groups(outcome.GetProperty("segments")[0]).Single(group => group.GetProperty("name").GetString() == "b");
        Assert.True(b.GetProperty("gaps").GetProperty("observedOverExpected").GetProperty("low").GetDouble() > 0);
        Assert.True(b.GetProperty("observedOverExpected").GetProperty("low").GetDouble() > 1);
    }

    [Fact]
    public async Task Every_figure_of_the_measure_is_there_and_no_segments_where_none_are_asked_for()
    {
        await Train();
        var evaluated = await Evaluate();
        var outcome = evaluated.GetProperty("outcomes")[0];

        foreach (var name in (string[])["kolmogorovSmirnov", "calibrationSlope", "calibrationIntercept", "calibrationInTheLarge"])
        {
            Assert.True(outcome.GetProperty(name).GetProperty("low").GetDouble() <= outcome.GetProperty(name).GetProperty("value").GetDouble(), name);
        }

        var parts = outcome.GetProperty("brierParts");
        double Part(string name) => parts.GetProperty(name).GetProperty("value").GetDouble();
        Assert.Equal(
            outcome.GetProperty("brier").GetDouble(),
            Part("reliability") - Part("resolution") + Part("uncertainty") + Part("withinVariance") - Part("withinCovariance"),
            1e-12);
        var depths = outcome.GetProperty("depths").EnumerateArray().ToArray();
        Assert.Equal((1, 1, 3_000), (depths[^1].GetProperty("share").GetDouble(), depths[^1].GetProperty("found").GetProperty("value").GetDouble(), depths[^1].GetProperty("rows").GetInt32()));
        Assert.False(outcome.TryGetProperty("segments", out _));
        var money = evaluated.GetProperty("money");
        Assert.True(money.GetProperty("isAssumed").GetBoolean());
        Assert.Equal(ChurnEconomics.Default.Value, money.GetProperty("customerValue").GetDouble());
    }

    [Fact]
    public async Task Profit_goes_by_what_is_said_by_each_customers_value_and_is_of_the_policys_outcome()
    {
        await Train();
        var usual = Profit(await Evaluate());
        var dear = await Evaluate("--value", "400", "--alpha", "3", "--beta", "7", "--offer", "5", "--contact", "0.5");
        var free = Profit(await Evaluate("--value", "0"));
        var byRow = Profit(await Evaluate("--value-column", "wait"));

        Assert.True(Profit(dear).GetProperty("perCase").GetProperty("value").GetDouble() > 1.8 * usual.GetProperty("perCase").GetProperty("value").GetDouble());
        Assert.Equal(0, free.GetProperty("perCase").GetProperty("value").GetDouble());
        Assert.Equal((false, true), (usual.GetProperty("byRow").GetBoolean(), byRow.GetProperty("byRow").GetBoolean()));
        Assert.NotEqual(usual.GetProperty("perCase").GetProperty("value").GetDouble(), byRow.GetProperty("perCase").GetProperty("value").GetDouble());
        var money = dear.GetProperty("money");
        Assert.Equal(
            (400, 3, 7, 5, 0.5, false),
            (money.GetProperty("customerValue").GetDouble(), money.GetProperty("alpha").GetDouble(), money.GetProperty("beta").GetDouble(), money.GetProperty("offerCost").GetDouble(),
                money.GetProperty("contactCost").GetDouble(), money.GetProperty("isAssumed").GetBoolean()));
    }

    [Theory]
    [InlineData("--segments", "que", "no column que to give figures by")]
    [InlineData("--value-column", "queue", "Column queue is a category; a customer's value is a number.")]
    public async Task A_column_that_is_not_there_or_of_another_kind_is_named(string option, string column, string message)
    {
        await Train();
        var run = await CommandRun.Of(Command(option, column));
        Assert.Equal(1, run.Code);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    private static JsonElement[] Groups(JsonElement segment) => [.. segment.GetProperty("groups").EnumerateArray()];

    private static string[] Names(JsonElement segment) => [.. Groups(segment).Select(group => group.GetProperty("name").GetString()!)];

    private static JsonElement Profit(JsonElement evaluated) => evaluated.GetProperty("outcomes")[0].GetProperty("profit");

    private string[] Command(params string[] options) =>
        ["evaluate", "--model", "calls@1", "--models", _folder["models"], "--data", _folder.Write("later.csv", FlatCsv.Of(3_000, seed: 2)), "--rows", "all", .. options];

    private Task<JsonElement> Evaluate(params string[] options) => CommandRun.Json(Command(options));

    private Task<JsonElement> Train(params string[] options) => CommandRun.Json(
        ["train", "--data", _folder.Write("calls.csv", FlatCsv.Of(1_500)), "--label", "label", "--ordered", "--trees", "40", "--name", "calls", "--out", _folder["models"], .. options]);
}
