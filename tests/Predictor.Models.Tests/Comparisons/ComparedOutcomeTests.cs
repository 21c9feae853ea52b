using Predictor.Models.Comparisons;

namespace Predictor.Models.Tests.Comparisons;

public sealed class ComparedOutcomeTests
{
    /// <summary>Of 200 positives in 1,000: a hundredth of -(0.2 ln 0.2 + 0.8 ln 0.8).</summary>
    private const double Margin = 0.005004024235381879;

    [Fact]
    public void The_margin_is_a_hundredth_of_the_entropy_of_the_base_rate()
    {
        Assert.Equal(Margin, ComparedOutcome.MarginOf(200, 1_000), 1e-15);
        Assert.Equal(Math.Log(2) / 100, ComparedOutcome.MarginOf(5, 10), 1e-15);
        Assert.Equal(0, ComparedOutcome.MarginOf(0, 10));
        Assert.Equal(0, ComparedOutcome.MarginOf(10, 10));
        Assert.Equal(0, ComparedOutcome.MarginOf(0, 0));
    }

    [Theory]
    [InlineData(-0.003, -0.001, Verdict.Better)]
    [InlineData(-0.003, 0.0, Verdict.NotWorse)]
    [InlineData(-0.003, 0.005, Verdict.NotWorse)]
    [InlineData(0.0, 0.005, Verdict.NotWorse)]
    [InlineData(0.0, 0.0, Verdict.NotWorse)]
    [InlineData(-0.003, 0.0051, Verdict.TooFew)]
    [InlineData(0.0, 0.0051, Verdict.TooFew)]
    [InlineData(0.0001, 0.0002, Verdict.Worse)]
    [InlineData(0.0001, 0.9, Verdict.Worse)]
    [InlineData(double.NaN, double.NaN, Verdict.TooFew)]
    public void The_interval_of_log_loss_decides_by_zero_and_the_margin(double low, double high, Verdict expected) =>
        Assert.Equal(expected, ComparedOutcome.Judge(new Difference(0.4, 0.4, (low + high) / 2, low, high), Margin, 200, 1_000, 300));

    [Theory]
    [InlineData(9, 1_000, 300)]
    [InlineData(991, 1_000, 300)]
    [InlineData(200, 1_000, 19)]
    public void Few_of_a_class_or_few_customers_are_too_few_whatever_the_interval(int positives, int cases, int customers) =>
        Assert.Equal(Verdict.TooFew, ComparedOutcome.Judge(new Difference(0.5, 0.4, 0.1, 0.09, 0.11), Margin, positives, cases, customers));

    [Fact]
    public void Four_times_the_reach_needs_sixteen_times_the_cases_and_where_the_reach_suffices_none()
    {
        var outcome = TinyComparison.Outcome("left", Cases.Moment.Arrival, Verdict.TooFew);
        Assert.Equal(16_000, outcome with { LogLoss = new Difference(0.4, 0.4, 0, -4 * Margin, 4 * Margin) } is var few ? few.CasesNeeded()!.Value : 0, 1e-6);
        Assert.Null((outcome with { LogLoss = TinyComparison.LogLossFor(Verdict.NotWorse) }).CasesNeeded());
        Assert.Null((outcome with { LogLoss = new Difference(double.NaN, double.NaN, double.NaN, double.NaN, double.NaN) }).CasesNeeded());
    }

    [Fact]
    public void Moves_up_and_down_are_counted_on_either_side_of_the_diagonal()
    {
        var moves = new BandMoves(["high", "middle", "low"], [[1, 2, 4], [8, 16, 32], [64, 128, 256]]);
        Assert.Equal(8 + 64 + 128, moves.Up());
        Assert.Equal(2 + 4 + 32, moves.Down());
    }

    [Theory]
    [InlineData(Verdict.NotWorse)]
    [InlineData(Verdict.Better, Verdict.Better)]
    [InlineData(Verdict.TooFew, Verdict.Better, Verdict.TooFew)]
    [InlineData(Verdict.Worse, Verdict.Better, Verdict.TooFew, Verdict.Worse)]
    public void One_that_is_worse_makes_all_worse_and_one_with_too_few_leaves_it_open(Verdict expected, params Verdict[] verdicts)
    {
        using var folder = new TemporaryFolder();
        var registry = new Models.Registry.ModelRegistry(folder.To("models"));
        registry.Add(TinyModel.Make());
        registry.Add(TinyModel.Make());
        Assert.Equal(expected, TinyComparison.Make(folder.To("models"), 2, 1, verdicts).Overall());
    }
}
