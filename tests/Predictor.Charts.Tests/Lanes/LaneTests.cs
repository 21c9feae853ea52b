using Predictor.Charts.Lanes;

namespace Predictor.Charts.Tests.Lanes;

public sealed class LaneTests
{
    [Fact]
    public async Task Each_shape_stands_at_its_time_and_its_text_beside_it()
    {
        var html = await RenderAsync(new LaneMark(0, LaneShape.Disc, "2 of 5"), new LaneMark(5, LaneShape.Ring), new LaneMark(8, LaneShape.Square), new LaneMark(10, LaneShape.Diamond));

        Assert.Contains("<circle class=\"happened\" cx=\"80\" cy=\"13\" r=\"5\"", html, StringComparison.Ordinal);
        Assert.Contains("x=\"88\" y=\"17.5\">2 of 5</text>", html, StringComparison.Ordinal);
        Assert.Contains("<circle class=\"happened open\" cx=\"201\"", html, StringComparison.Ordinal);
        Assert.Contains("d=\"M269.6 9h8v8h-8z\"", html, StringComparison.Ordinal);
        Assert.Contains("d=\"M322 7.5l5.5 5.5-5.5 5.5-5.5-5.5z\"", html, StringComparison.Ordinal);
        Assert.Contains(">Contacts</text>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("style=", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_that_would_run_into_the_next_mark_is_left_out()
    {
        var html = await RenderAsync(new LaneMark(0, LaneShape.Disc, "a long text"), new LaneMark(0.5, LaneShape.Disc, "near"));

        Assert.DoesNotContain("a long text", html, StringComparison.Ordinal);
        Assert.Contains("near", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_has_no_time_has_no_mark() => Assert.DoesNotContain("class=\"happened", await RenderAsync(new LaneMark(double.NaN, LaneShape.Disc)), StringComparison.Ordinal);

    private static Task<string> RenderAsync(params LaneMark[] marks) => Rendering.RenderAsync<Lane>((nameof(Lane.Name), "Contacts"), (nameof(Lane.Range), (0.0, 10.0)), (nameof(Lane.Marks), marks));
}
