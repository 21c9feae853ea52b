using Predictor.Charts.Scales;

namespace Predictor.Charts.Plots;

/// <summary>Where values lie within a plot, in px from its top left.</summary>
/// <param name="X">Along.</param>
/// <param name="Y">Up.</param>
/// <param name="Left">Where the plot begins: before <paramref name="X"/> does, where missing values have a place of their own.</param>
public sealed record PlotArea(LinearScale X, LinearScale Y, double Left)
{
    public double Right => X.To;

    public double Top => Y.To;

    public double Bottom => Y.From;
}
