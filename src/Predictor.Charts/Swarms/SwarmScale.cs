using Predictor.Charts.Scales;

namespace Predictor.Charts.Swarms;

/// <summary>Where contributions lie in every line of a swarm and on the axis below them.</summary>
internal static class SwarmScale
{
    /// <summary>Room at both ends for half of a tick's text.</summary>
    private const double Margin = 16;

    public static LinearScale Of(ChartAxis axis, double width) => new(axis.Low, axis.High, Margin, width - Margin);
}
