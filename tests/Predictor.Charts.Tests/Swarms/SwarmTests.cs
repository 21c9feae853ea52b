using Predictor.Charts.Scales;
using Predictor.Charts.Swarms;

namespace Predictor.Charts.Tests.Swarms;

public sealed class SwarmTests
{
    private static readonly LinearScale Scale = new(-1, 1, 0, 200);

    [Fact]
    public void Dots_at_one_place_are_stacked_away_from_the_middle()
    {
        var places = SwarmLayout.Of([0, 0, 0, 0.5], Scale, 30);

        Assert.Equal([new(100, 15), new(100, 12.6), new(100, 17.4), new(150, 15)], places);
    }

    [Fact]
    public void The_densest_pile_just_fits_the_height()
    {
        var places = SwarmLayout.Of([.. Enumerable.Repeat(0.0, 1_001)], Scale, 30);

        Assert.InRange(places.Min(place => place.Y), 0, 0.1);
        Assert.InRange(places.Max(place => place.Y), 29.9, 30);
    }

    [Fact]
    public void What_is_not_defined_has_no_place_and_what_is_beyond_is_held_at_the_end()
    {
        var places = SwarmLayout.Of([double.NaN, 7], Scale, 30);

        Assert.False(places[0].IsDefined);
        Assert.Equal(200, places[1].X);
        Assert.Empty(SwarmLayout.Of([], Scale, 30));
    }

    [Fact]
    public void Dots_that_would_cover_each_other_are_written_once() =>
        Assert.Equal("M1 2h0M3 4h0", DotText.Of([new(1, 2), new(1.01, 2.02), new(double.NaN, 1), new(3, 4)]));

    [Fact]
    public void Shades_go_by_fifths_of_the_ranks_and_missing_is_its_own()
    {
        var shades = Shades.Of([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, float.NaN]);

        Assert.Equal([Shade.Lowest, Shade.Lowest, Shade.Low, Shade.Low, Shade.Middle, Shade.Middle, Shade.High, Shade.High, Shade.Highest, Shade.Highest, Shade.Missing], shades);
    }

    [Fact]
    public void A_rare_yes_among_noes_is_seen() => Assert.Equal([Shade.Lowest, Shade.Lowest, Shade.Lowest, Shade.Highest], Shades.Of([0, 0, 0, 1]));

    [Fact]
    public void One_value_alone_is_in_the_middle_and_no_value_is_missing()
    {
        Assert.Equal([Shade.Middle, Shade.Middle], Shades.Of([4, 4]));
        Assert.Equal([Shade.Missing], Shades.Of([float.NaN]));
        Assert.Empty(Shades.Of([]));
    }

    [Fact]
    public async Task A_line_of_a_swarm_has_one_path_a_shade_and_no_colour_of_its_own()
    {
        var html = await Rendering.RenderAsync<Swarm>(
            (nameof(Swarm.Axis), ChartAxis.Numbers(-1, 1)),
            (nameof(Swarm.Values), new[] { 0.5, -0.5, 0.1, double.NaN }),
            (nameof(Swarm.Shades), new[] { Shade.Highest, Shade.Lowest, Shade.Highest, Shade.Middle }));

        Assert.Contains("class=\"dots v1\" d=\"M93 18h0\"", html, StringComparison.Ordinal);
        Assert.Equal(1, html.Split("dots v5").Length - 1);
        Assert.DoesNotContain("v3", html, StringComparison.Ordinal);
        Assert.DoesNotContain("style=", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_swarm_of_nothing_still_has_its_axis()
    {
        var html = await Rendering.RenderAsync<Swarm>(
            (nameof(Swarm.Axis), ChartAxis.Numbers(0, 0)), (nameof(Swarm.Values), Array.Empty<double>()), (nameof(Swarm.Shades), Array.Empty<Shade>()));

        Assert.DoesNotContain("dots", html, StringComparison.Ordinal);
        Assert.Contains("class=\"ax\"", html, StringComparison.Ordinal);
    }
}
