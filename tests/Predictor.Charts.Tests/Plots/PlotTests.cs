using System.Xml.Linq;
using Microsoft.AspNetCore.Components;
using Predictor.Charts.Plots;
using Predictor.Charts.Scales;

namespace Predictor.Charts.Tests.Plots;

public sealed class PlotTests
{
    [Fact]
    public async Task A_plot_is_one_image_with_its_axes_and_no_style_of_its_own()
    {
        var svg = await SvgAsync(_ => _ => { });

        Assert.Equal("img", svg.Attribute("role")!.Value);
        Assert.Equal("Share found & kept", svg.Attribute("aria-label")!.Value);
        Assert.Equal(["0", "50", "100%", "0", "1", "2", "Up", "Along"], svg.Elements("text").Select(text => text.Value));
        Assert.DoesNotContain(svg.DescendantsAndSelf(), element => element.Attribute("style") is not null);
    }

    [Fact]
    public async Task What_is_drawn_within_gets_the_area_of_the_axes()
    {
        PlotArea? given = null;
        await SvgAsync(area =>
        {
            given = area;
            return _ => { };
        });

        Assert.Equal((40, 322, 26, 238), (given!.Left, given.Right, given.Top, given.Bottom));
        Assert.Equal(322, given.X.Place(2));
        Assert.Equal(26, given.Y.Place(1));
    }

    [Fact]
    public async Task Dots_have_their_intervals_and_stay_within_the_plot()
    {
        var html = await RenderAsync<IntervalDots>(
            (nameof(IntervalDots.Points), new[] { new IntervalPoint(0.5, 0.5, 0.4, 1.7), new(0.2, double.NaN, 0, 1), new(0.1, 0.1, double.NaN, double.NaN) }));

        Assert.Equal(2, Count(html, "<circle"));
        Assert.Equal(1, Count(html, "<path"));
        Assert.Contains("d=\"M50 60V0\"", html, StringComparison.Ordinal);
        Assert.Contains("class=\"dot main\" cx=\"50\" cy=\"50\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_highest_bar_has_the_height_given_and_a_count_of_one_is_seen()
    {
        var html = await RenderAsync<Histogram>((nameof(Histogram.Counts), new[] { 1, 0, 1_000 }), (nameof(Histogram.Step), 0.25), (nameof(Histogram.MostHeight), 40.0));

        Assert.Contains("x=\"0.5\" y=\"99\" width=\"24\" height=\"1\"", html, StringComparison.Ordinal);
        Assert.Contains("x=\"50.5\" y=\"60\" width=\"24\" height=\"40\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ranges_beyond_the_axis_are_not_drawn()
    {
        var html = await RenderAsync<Histogram>((nameof(Histogram.Counts), new[] { 1, 1, 1, 1 }), (nameof(Histogram.Step), 0.5));

        Assert.Equal(2, Count(html, "<rect"));
    }

    [Fact]
    public async Task No_counts_draw_no_bars()
    {
        Assert.DoesNotContain("<rect", await RenderAsync<Histogram>((nameof(Histogram.Counts), Array.Empty<int>()), (nameof(Histogram.Step), 0.1)), StringComparison.Ordinal);
        Assert.DoesNotContain("<rect", await RenderAsync<Histogram>((nameof(Histogram.Counts), new[] { 0, 0 }), (nameof(Histogram.Step), 0.5)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Missing_values_have_a_place_of_their_own_left_of_the_axis()
    {
        var html = await Rendering.RenderAsync<Scatter>(
            (nameof(Scatter.Area), new PlotArea(new LinearScale(0, 1, 50, 150), new LinearScale(0, 1, 100, 0), 0)),
            (nameof(Scatter.Points), new[] { new ChartPoint(0.5, 0.5), new(double.NaN, 0.2), new(9, 1) }));

        Assert.Contains(">none</text>", html, StringComparison.Ordinal);
        var places = XElement.Parse($"<g>{html}</g>").Elements("path").Last().Attribute("d")!.Value.Split("M", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["100 50h0", "150 0h0"], [places[0], places[2]]);
        Assert.InRange(double.Parse(places[1].Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture), 0, 46);
    }

    [Fact]
    public async Task Without_missing_values_there_is_no_such_place()
    {
        var html = await RenderAsync<Scatter>((nameof(Scatter.Points), new[] { new ChartPoint(0.5, 0.5) }));

        Assert.DoesNotContain("none", html, StringComparison.Ordinal);
    }

    private static Task<string> RenderAsync<T>(params (string Name, object? Value)[] parameters)
        where T : IComponent => Rendering.RenderAsync<T>([("Area", new PlotArea(new LinearScale(0, 1, 0, 100), new LinearScale(0, 1, 100, 0), 0)), .. parameters]);

    private static async Task<XElement> SvgAsync(RenderFragment<PlotArea> content) => XElement.Parse(await Rendering.RenderAsync<Plot>(
        (nameof(Plot.Label), "Share found & kept"),
        (nameof(Plot.X), ChartAxis.Numbers(0, 2, "Along", 3)),
        (nameof(Plot.Y), ChartAxis.Shares(1, "Up", 3)),
        (nameof(Plot.ChildContent), content)));

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}
