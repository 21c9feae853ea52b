using Predictor.Charts.Waterfalls;

namespace Predictor.Charts.Tests.Waterfalls;

public sealed class WaterfallBarTests
{
    [Theory]
    [InlineData(WaterfallKind.Base, 0.7, 0.1, "<rect class=\"base\" x=\"100\" y=\"6\" width=\"30\"")]
    [InlineData(WaterfallKind.Part, 0.1, 0.5, "<rect class=\"up\" x=\"130\" y=\"6\" width=\"120\"")]
    [InlineData(WaterfallKind.Part, 0.5, 0.1, "<rect class=\"down\" x=\"130\" y=\"6\" width=\"120\"")]
    [InlineData(WaterfallKind.Total, 0.7, 1.0, "<rect class=\"total\" x=\"100\" y=\"6\" width=\"300\"")]
    [InlineData(WaterfallKind.Part, 0.5, 0.5, "<rect class=\"up\" x=\"250\" y=\"6\" width=\"1\"")]
    public async Task A_bar_goes_from_where_the_line_before_ended_and_a_total_from_zero(WaterfallKind kind, double from, double to, string expected) =>
        Assert.Contains(expected, await RenderAsync(kind, from, to), StringComparison.Ordinal);

    [Fact]
    public async Task A_part_is_joined_to_both_neighbours_and_the_ends_to_one()
    {
        var part = await RenderAsync(WaterfallKind.Part, 0.1, 0.5);
        Assert.Contains("class=\"join\" d=\"M130 0V7\"", part, StringComparison.Ordinal);
        Assert.Contains("class=\"join\" d=\"M250 21V28\"", part, StringComparison.Ordinal);
        Assert.DoesNotContain("0V7", await RenderAsync(WaterfallKind.Base, 0, 0.1), StringComparison.Ordinal);
        Assert.DoesNotContain("21V28", await RenderAsync(WaterfallKind.Total, 0, 0.1), StringComparison.Ordinal);
        Assert.DoesNotContain("style=", part, StringComparison.Ordinal);
    }

    private static Task<string> RenderAsync(WaterfallKind kind, double from, double to) => Rendering.RenderAsync<WaterfallBar>(
        (nameof(WaterfallBar.Range), (-1.0 / 3, 1.0)), (nameof(WaterfallBar.Kind), kind), (nameof(WaterfallBar.From), from), (nameof(WaterfallBar.To), to));
}
