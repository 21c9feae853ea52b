using Predictor.Evaluation;

namespace Predictor.Training.Tests.Sample;

/// <summary>The probabilities are true: what happens, counted by the outcomes' own windows, happens that often.</summary>
public sealed class SampleTruthTests(WrittenCentre centre)
{
    /// <summary>
    /// Standard errors that an observed rate may lie off: of 66 comparisons by chance one in 3,000 seeds passes 4.5. The seed is fixed.
    /// The spread is that of independent draws with the given probabilities; decisions are drawn so.
    /// </summary>
    private const double StandardErrors = 4.5;

    [Theory]
    [InlineData("arrival", "left")]
    [InlineData("arrival", "dissatisfied")]
    [InlineData("arrival", "back")]
    [InlineData("closure", "left")]
    [InlineData("closure", "dissatisfied")]
    [InlineData("closure", "back")]
    public void What_happens_happens_as_often_as_the_truth_says_in_every_tenth(string moment, string outcome)
    {
        var rows = Labelled(moment, outcome);
        Assert.True(rows.Length > 8_000, $"{rows.Length} labelled rows");
        AssertCalibrated(rows);
        foreach (var tenth in rows.OrderBy(row => row.Probability).Chunk((rows.Length + 9) / 10))
        {
            AssertCalibrated(tenth);
        }
    }

    [Theory]
    [InlineData("arrival", "left", 0.68, 0.76)]
    [InlineData("arrival", "dissatisfied", 0.66, 0.74)]
    [InlineData("arrival", "back", 0.56, 0.64)]
    [InlineData("closure", "left", 0.75, 0.82)]
    [InlineData("closure", "dissatisfied", 0.76, 0.83)]
    [InlineData("closure", "back", 0.63, 0.70)]
    public void The_best_possible_AUC_is_what_the_README_says(string moment, string outcome, double least, double most)
    {
        var rows = Labelled(moment, outcome);
        var auc = Metrics.Auc([.. rows.Select(row => (float)row.Label)], [.. rows.Select(row => row.Probability)]);
        Assert.InRange(auc, least, most);
    }

    [Fact]
    public void Who_answers_is_more_often_dissatisfied_than_all_are()
    {
        var answered = centre.Probability("closure", "dissatisfied");
        var all = centre.Probability("closure", "dissatisfied_all");
        Assert.All(answered.Zip(all).Where(pair => !double.IsNaN(pair.First)), pair => Assert.True(pair.First >= pair.Second));
        Assert.InRange(Rate(answered) - Rate(all), 0.04, 0.15);
    }

    [Fact]
    public void Levels_are_those_of_a_utility()
    {
        Assert.InRange(Rate(centre.Label("arrival", "left")), 0.04, 0.06);
        Assert.InRange(Rate(centre.Label("arrival", "back")), 0.22, 0.29);
        Assert.InRange(Rate(centre.Label("closure", "dissatisfied")), 0.22, 0.28);
        Assert.InRange((double)centre.Written.Surveys / centre.ClosedAt.Count(double.IsFinite), 0.38, 0.46);
    }

    [Fact]
    public void Truth_has_four_outcomes_at_arrival_for_all_and_at_closure_for_the_closed()
    {
        var closed = centre.ClosedAt.Count(double.IsFinite);
        Assert.Equal(4 * (centre.OpenedAt.Length + closed), centre.Truth.Rows.Length);
        Assert.Equal(centre.OpenedAt.Length, centre.Probability("arrival", "left").Count(double.IsFinite));
        Assert.Equal(closed, centre.Probability("closure", "dissatisfied_all").Count(double.IsFinite));
        Assert.All(centre.Truth.Numbers("probability"), probability => Assert.InRange(probability, 0.0001, 0.9999));
    }

    private static double Rate(double[] values) => values.Where(double.IsFinite).Average();

    private static void AssertCalibrated((double Label, double Probability)[] rows)
    {
        var expected = rows.Sum(row => row.Probability);
        var spread = Math.Sqrt(rows.Sum(row => row.Probability * (1 - row.Probability)));
        var observed = rows.Sum(row => row.Label);
        Assert.True(
            Math.Abs(observed - expected) < StandardErrors * spread,
            $"{observed} of {rows.Length} observed, {expected:F1} expected with a standard error of {spread:F1}");
    }

    private (double Label, double Probability)[] Labelled(string moment, string outcome) =>
        [.. centre.Label(moment, outcome).Zip(centre.Probability(moment, outcome)).Where(row => !double.IsNaN(row.First) && !double.IsNaN(row.Second))];
}
