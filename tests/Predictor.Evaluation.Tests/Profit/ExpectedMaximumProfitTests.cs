using Predictor.Evaluation.Profit;
using Predictor.Evaluation.Tests.Reference;

namespace Predictor.Evaluation.Tests.Profit;

public sealed class ExpectedMaximumProfitTests
{
    /// <summary>Of Simpson's rule on two million nodes, over a maximum that has kinks.</summary>
    private const double Integrated = 1e-6;

    /// <summary>The share is a step function, so the rule is good to a node's width at each step.</summary>
    private const double IntegratedSteps = 1e-5;

    [Theory]
    [InlineData("distinct")]
    [InlineData("ties")]
    [InlineData("few")]
    public void It_is_the_definition_integrated(string name)
    {
        var (rows, expected) = Figures.Case(name);
        Close(expected.Profit, ExpectedMaximumProfit.Of(rows.Labels, rows.Probabilities));
        Close(expected.ProfitByRow, ExpectedMaximumProfit.Of(rows.Labels, rows.Probabilities, values: expected.Values));
        var other = new ChurnEconomics { Alpha = 1.5, Beta = 3, Value = 60, OfferCost = 2, ContactCost = 3 };
        Close(expected.ProfitOther, ExpectedMaximumProfit.Of(rows.Labels, rows.Probabilities, other));

        static void Close(FiguresProfit expected, ExpectedMaximumProfit found)
        {
            Assert.Equal(expected.PerRow, found.PerRow, Integrated);
            Assert.Equal(expected.Share, found.Share, IntegratedSteps);
        }
    }

    [Theory]
    [InlineData("distinct")]
    [InlineData("ties")]
    public void Equal_values_by_row_are_the_paper_s_figure(string name)
    {
        var rows = Expected.Case(name);
        var plain = ExpectedMaximumProfit.Of(rows.Labels, rows.Probabilities);
        var byRow = ExpectedMaximumProfit.Of(rows.Labels, rows.Probabilities, values: Enumerable.Repeat(200.0, rows.Labels.Length).ToArray());
        Assert.Equal(plain.PerRow, byRow.PerRow, 1e-12);
        Assert.Equal(plain.Share, byRow.Share, 1e-12);
    }

    [Fact]
    public void Two_rows_can_be_reckoned_by_hand()
    {
        // Contacting the leaver alone brings (g 190 - 1) / 2 from g = 1/190 on: nothing but the tail below is lost. All the rest costs 11 more.
        var economics = new ChurnEconomics { Alpha = 1, Beta = 1 };
        var found = ExpectedMaximumProfit.Of([1, 0], [0.9, 0.1], economics);
        var from = 1 / 190.0;
        Assert.Equal(((95 * (1 - (from * from))) - (1 - from)) / 2, found.PerRow, 1e-12);
        Assert.Equal((1 - from) / 2, found.Share, 1e-12);
    }

    [Fact]
    public void A_campaign_that_cannot_pay_is_not_run()
    {
        var found = ExpectedMaximumProfit.Of([1, 0, 1], [0.9, 0.1, 0.5], new ChurnEconomics { Value = 5, OfferCost = 10 });
        Assert.Equal(new ExpectedMaximumProfit(0, 0), found);
        Assert.Equal(new ExpectedMaximumProfit(0, 0), ExpectedMaximumProfit.Of([0, 0], [0.9, 0.1]));
        Assert.Equal(ExpectedMaximumProfit.Undefined, ExpectedMaximumProfit.Of([], []));
    }

    [Fact]
    public void A_missing_value_counts_as_the_usual_one_and_a_negative_one_as_none()
    {
        float[] labels = [1, 1, 0];
        double[] scores = [0.9, 0.5, 0.2];
        Assert.Equal(
            ExpectedMaximumProfit.Of(labels, scores, values: [200, 0, 3]),
            ExpectedMaximumProfit.Of(labels, scores, values: [double.NaN, -50, double.NaN]));
    }

    [Fact]
    public void It_does_not_depend_on_the_order_of_rows()
    {
        var (rows, figures) = Figures.Case("ties");
        var found = ExpectedMaximumProfit.Of(rows.Labels.Reverse().ToArray(), rows.Probabilities.Reverse().ToArray(), values: figures.Values.Reverse().ToArray());
        var expected = ExpectedMaximumProfit.Of(rows.Labels, rows.Probabilities, values: figures.Values);
        Assert.Equal(expected.PerRow, found.PerRow, 1e-12);
    }

    [Fact]
    public void Economics_out_of_range_are_all_named()
    {
        var message = Assert.Throws<ArgumentException>(() => ExpectedMaximumProfit.Of([1], [0.5], new ChurnEconomics { Alpha = 0, ContactCost = -1 })).Message;
        Assert.Contains("alpha is 0, expected a number above 0; contact cost is -1, expected a number of at least 0", message, StringComparison.Ordinal);
        Assert.Contains("1 values for 2 rows", Assert.Throws<ArgumentException>(() => ExpectedMaximumProfit.Of([1, 0], [0.5, 0.2], values: [3])).Message, StringComparison.Ordinal);
    }
}
