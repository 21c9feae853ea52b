using Predictor.Charts.Plots;
using Predictor.Charts.Scales;

namespace Predictor.Charts.Tests.Plots;

public sealed class PathTextTests
{
    private static readonly PlotArea Area = new(new LinearScale(0, 1, 0, 100), new LinearScale(0, 1, 100, 0), 0);

    [Fact]
    public void Points_become_a_line() => Assert.Equal("M0 100L50 75L100 0", Line(new(0, 0), new(0.5, 0.25), new(1, 1)));

    [Fact]
    public void Steps_go_along_before_they_go_up() =>
        Assert.Equal("M0 100H50V75", PathText.Line(Area, [new(0, 0), new(0.5, 0.25)], stepped: true));

    [Fact]
    public void What_is_not_defined_breaks_the_line() => Assert.Equal("M0 100L10 90M50 50L60 40", Line(new(0, 0), new(0.1, 0.1), new(0.2, double.NaN), new(0.5, 0.5), new(0.6, 0.6)));

    [Fact]
    public void One_point_alone_is_a_dot() => Assert.Equal("M50 50h0", Line(new ChartPoint(0.5, 0.5)));

    [Fact]
    public void Nothing_draws_nothing()
    {
        Assert.Equal("", Line());
        Assert.Equal("", Line(new ChartPoint(double.NaN, 1)));
        Assert.Equal("", PathText.Ribbon(Area, []));
    }

    [Fact]
    public void Points_nearer_than_a_pixel_are_passed_over_but_never_the_last()
    {
        var path = Line([.. Enumerable.Range(0, 10_001).Select(i => new ChartPoint(i / 10_000.0, i / 10_000.0))]);

        Assert.InRange(path.Count(letter => letter == 'L'), 50, 150);
        Assert.EndsWith("L100 0", path, StringComparison.Ordinal);
    }

    [Fact]
    public void A_ribbon_goes_there_above_and_back_below_and_breaks_where_an_end_is_not_defined() => Assert.Equal(
        "M0 80L10 70L10 90L0 100zM50 40L50 60z",
        PathText.Ribbon(Area, [(0, 0, 0.2), (0.1, 0.1, 0.3), (0.2, double.NaN, 0.5), (0.5, 0.4, 0.6)]));

    private static string Line(params ChartPoint[] points) => PathText.Line(Area, points, stepped: false);
}
