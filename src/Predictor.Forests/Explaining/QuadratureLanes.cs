using System.Runtime.Intrinsics;

namespace Predictor.Forests.Explaining;

/// <summary>Up to four quadrature points.</summary>
internal sealed class QuadratureLanes(Vector256<double> points, Vector256<double> weights, int count)
{
    /// <summary>How many there are; the other lanes weigh nothing.</summary>
    public int Count { get; } = count;

    /// <summary>Probability that a feature is in the coalition.</summary>
    public Vector256<double> In { get; } = points;

    /// <summary>1 - <see cref="In"/>.</summary>
    public Vector256<double> Out { get; } = Vector256<double>.One - points;

    /// <summary>1 / <see cref="Out"/>.</summary>
    public Vector256<double> PerOut { get; } = Vector256<double>.One / (Vector256<double>.One - points);

    public Vector256<double> Weights { get; } = weights;
}
