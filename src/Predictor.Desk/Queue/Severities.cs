using Predictor.Charts;

namespace Predictor.Desk.Queue;

/// <summary>A band's standing among its policy's bands.</summary>
public static class Severities
{
    /// <param name="rank">0 is the highest band.</param>
    /// <param name="bands">How many there are.</param>
    public static Severity Of(int rank, int bands) => rank switch
    {
        _ when rank >= bands - 1 => Severity.Low,
        0 => Severity.VeryHigh,
        1 => Severity.High,
        _ => Severity.Raised,
    };
}
