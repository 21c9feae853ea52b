using Predictor.Evaluation.Curves;
using Predictor.Evaluation.Resampling;

namespace Predictor.Evaluation.Tests.Curves;

public sealed class FoundByDepthTests
{
    private static readonly double[] Shares = [0.01, 0.1, 0.25, 0.5, 1];

    [Fact]
    public void A_tenth_of_ten_rows_is_the_highest_one()
    {
        float[] labels = [1, 0, 0, 1, 0, 0, 0, 0, 0, 0];
        var depths = FoundByDepth.Of(labels, [0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1, 0.05], []);

        var tenth = Assert.Single(depths, depth => depth.Share == 0.1);
        Assert.Equal((1, 0.5, 1.0), (tenth.Rows, tenth.Found.Value, tenth.Rate.Value));
        Assert.Equal((10, 1.0, 0.2), (depths[^1].Rows, depths[^1].Found.Value, depths[^1].Rate.Value));
        Assert.Equal((1.0, 1.0), (depths[^1].Found.Low, depths[^1].Found.High));
    }

    [Fact]
    public void Rows_of_equal_probability_share_their_positives_whatever_their_order()
    {
        var depths = FoundByDepth.Of([1, 0, 0, 0], [0.5, 0.5, 0.5, 0.5], [], draws: 0);
        var turned = FoundByDepth.Of([0, 0, 0, 1], [0.5, 0.5, 0.5, 0.5], [], draws: 0);

        Assert.Equal(depths, turned);
        Assert.Equal(0.5, Assert.Single(depths, depth => depth.Share == 0.5).Found.Value);
        Assert.All(depths, depth => Assert.True(double.IsNaN(depth.Rate.Low)));
    }

    [Fact]
    public void A_customer_drawn_several_times_counts_as_so_many_copies()
    {
        var random = new Random(4);
        var (labels, probabilities, customers) = Rows(random, 400, 60);
        int[] times = [.. Enumerable.Range(0, 60).Select(_ => random.Next(4))];
        int[] copies = [.. Enumerable.Range(0, 400).SelectMany(row => Enumerable.Repeat(row, times[customers[row]]))];

        var weighted = new WorkedList(labels, probabilities, new CustomerNumbers(customers, 60)).Work(times, Shares);
        var copied = new WorkedList(Array.ConvertAll(copies, row => labels[row]), Array.ConvertAll(copies, row => probabilities[row]), CustomerNumbers.Of([], copies.Length));

        foreach (var ((rows, found, rate), (rowsCopied, foundCopied, rateCopied)) in weighted.Zip(copied.Work(copied.Once(), Shares)))
        {
            Assert.Equal(rowsCopied, rows);
            Assert.Equal(foundCopied, found, 1e-12);
            Assert.Equal(rateCopied, rate, 1e-12);
        }
    }

    [Fact]
    public void Rows_of_one_customer_resemble_each_other_and_widen_the_interval()
    {
        var (labels, probabilities, customers) = Rows(new Random(5), 300, 300);
        float[] five = [.. labels.SelectMany(label => Enumerable.Repeat(label, 5))];
        double[] alike = [.. probabilities.SelectMany(probability => Enumerable.Repeat(probability, 5))];
        var byCustomer = FoundByDepth.Of(five, alike, [.. customers.SelectMany(customer => Enumerable.Repeat(customer, 5))])[4];
        var byRow = FoundByDepth.Of(five, alike, [])[4];

        Assert.Equal(byRow.Found.Value, byCustomer.Found.Value);
        Assert.InRange(byCustomer.Found.Value, byCustomer.Found.Low, byCustomer.Found.High);
        Assert.True(byCustomer.Found.High - byCustomer.Found.Low > 1.5 * (byRow.Found.High - byRow.Found.Low));
    }

    private static (float[] Labels, double[] Probabilities, int[] Customers) Rows(Random random, int rows, int customers)
    {
        // Probabilities in twentieths: many rows are level.
        double[] probabilities = [.. Enumerable.Range(0, rows).Select(_ => random.Next(20) / 20.0)];
        return (Array.ConvertAll(probabilities, probability => random.NextDouble() < probability ? 1f : 0), probabilities, [.. Enumerable.Range(0, rows).Select(row => row % customers)]);
    }
}
