using Predictor.Boosting.Binning;

namespace Predictor.Boosting.Tests.Binning;

public sealed class FloatSortTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(5_000)]
    public void Floats_of_every_size_and_sign_are_sorted_as_by_the_library(int count)
    {
        var random = new Random(count);
        var values = Enumerable.Range(0, count)
            .Select(i => i % 5 == 0 ? random.Next(-3, 4) : (float)((random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-40, 38))))
            .Concat(count > 1 ? [float.MinValue, float.MaxValue, float.Epsilon, -float.Epsilon, 0f] : [])
            .ToArray();
        var expected = values.Order().ToArray();
        FloatSort.Rising(values);
        Assert.Equal(expected, values);
    }
}
