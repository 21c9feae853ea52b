namespace Predictor.Charts.Tests;

public sealed class RatioMarkTests
{
    [Theory]
    [InlineData(1, 32)]
    [InlineData(0.5, 0)]
    [InlineData(2, 64)]
    [InlineData(9, 64)]
    [InlineData(0, 0)]
    [InlineData(double.NaN, 32)]
    [InlineData(1.4142135623730951, 48)]
    public void Half_and_twice_lie_equally_far_from_one(double ratio, double x) => Assert.Equal(x, RatioScale.X(ratio), 9);

    [Theory]
    [InlineData(Comparison.More, "path class=\"more\"")]
    [InlineData(Comparison.Fewer, "circle class=\"fewer\"")]
    [InlineData(Comparison.AsExpected, "circle class=\"hollow\"")]
    public async Task A_verdict_has_a_shape_and_its_interval_a_line(Comparison comparison, string shape)
    {
        var html = await RenderAsync(comparison);

        Assert.Contains(shape, html, StringComparison.Ordinal);
        Assert.Contains("M24.2 10H45.8", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_few_to_say_draws_no_mark() => Assert.DoesNotContain("class=\"ci", await RenderAsync(Comparison.TooFew), StringComparison.Ordinal);

    private static Task<string> RenderAsync(Comparison comparison) => Rendering.RenderAsync<RatioMark>(
        (nameof(RatioMark.Ratio), 1.1),
        (nameof(RatioMark.Low), Math.Pow(2, -7.8 / 32)),
        (nameof(RatioMark.High), Math.Pow(2, 13.8 / 32)),
        (nameof(RatioMark.Comparison), comparison));
}
