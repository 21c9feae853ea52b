namespace Predictor.Charts.Tests;

public sealed class ThinBarTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(0.823, "82.3")]
    [InlineData(1, "100")]
    [InlineData(1.7, "100")]
    [InlineData(-1, "0")]
    [InlineData(double.NaN, "0")]
    public async Task The_bar_is_as_long_as_its_share_and_never_longer_than_its_track(double share, string width)
    {
        var html = await Rendering.RenderAsync<ThinBar>((nameof(ThinBar.Share), share));

        Assert.Contains($"class=\"value\" width=\"{width}\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("style=", html, StringComparison.Ordinal);
    }
}
