using Predictor.Ledger.Contacts;

namespace Predictor.Ledger.Tests.Contacts;

public sealed class RankedNumberTests
{
    [Fact]
    public void Quantiles_are_those_of_the_sorted_numbers()
    {
        var random = new Random(9);
        var numbers = Enumerable.Range(0, 70_000)
            .Select(i => i % 11 == 0 ? float.NaN : i % 5 == 0 ? random.Next(-3, 3) : (float)((random.NextDouble() - 0.4) * Math.Pow(10, random.Next(-6, 7))))
            .ToArray();
        float[] sorted = [.. numbers.Where(number => !float.IsNaN(number)).Order()];

        foreach (var quantile in (double[])[0, 0.005, 0.25, 0.5, 0.75, 0.995, 1])
        {
            Assert.Equal(sorted[(int)(quantile * (sorted.Length - 1))], RankedNumber.At(new RowBlocks(2), numbers.Length, i => numbers[i], quantile));
        }
    }

    [Fact]
    public void Without_numbers_there_is_none() => Assert.Null(RankedNumber.At(new RowBlocks(2), 3, _ => float.NaN, 0.5));
}
