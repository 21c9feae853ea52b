using System.Runtime.Intrinsics;

namespace Predictor.Forests.Explaining;

/// <summary>Up to eight quadrature points.</summary>
internal sealed class QuadratureLanes(Vector512<double> points, Vector512<double> weights, int count)
{
    /// <summary>Most points.</summary>
    public const int Most = 8;

    /// <summary>How many there are; the other lanes weigh nothing.</summary>
    public int Count { get; } = count;

    /// <summary>Probability that a feature is in the coalition.</summary>
    public Vector512<double> In { get; } = points;

    /// <summary>1 - <see cref="In"/>.</summary>
    public Vector512<double> Out { get; } = Vector512<double>.One - points;

    public Vector512<double> Weights { get; } = weights;
}
