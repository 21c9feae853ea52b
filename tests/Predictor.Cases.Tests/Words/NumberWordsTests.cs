using Predictor.Cases.Words;

namespace Predictor.Cases.Tests.Words;

public sealed class NumberWordsTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(-0.0, "0")]
    [InlineData(0.05f, "0.05")]
    [InlineData(0.0012345, "0.00123")]
    [InlineData(0.00012345, "nearly 0")]
    [InlineData(-0.00012345, "nearly 0")]
    [InlineData(3.14159, "3.14")]
    [InlineData(-2.5, "-2.5")]
    [InlineData(9.994, "9.99")]
    [InlineData(9.996, "10")]
    [InlineData(12.5, "13")]
    [InlineData(999.6, "1,000")]
    [InlineData(1234567, "1,234,567")]
    [InlineData(1e16, "10,000,000,000,000,000")]
    public void A_number_has_three_significant_digits_at_most_below_10_and_is_whole_from_there_on(double value, string words) =>
        Assert.Equal(words, NumberWords.Of(value));

    [Fact]
    public void It_is_what_a_format_of_so_many_decimals_writes()
    {
        var random = new Random(4);
        for (var i = 0; i < 200_000; i++)
        {
            var value = (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-5, 18));
            foreach (var each in (double[])[value, (float)value, Math.Round(value, 3), Math.Round(value)])
            {
                Assert.Equal(PlainReasonWords.Number(each), NumberWords.Of(each));
                Assert.Equal(PlainReasonWords.Whole(each), NumberWords.Whole(each));
            }
        }
    }
}
