using System.Runtime.Intrinsics;

namespace Predictor.Forests.Explaining;

/// <summary>Points on 0 to 1 and their weights, four at a time.</summary>
internal sealed class QuadratureRule
{
    /// <summary>Points in a vector; each makes a product of two more features exact.</summary>
    private const int Lanes = 4;

    private QuadratureRule(QuadratureLanes[] lanes) => Steps = lanes;

    public QuadratureLanes[] Steps { get; }

    /// <summary>Exact for the integral of a product of <paramref name="features"/> - 1 linear factors. The last step's lanes past the last point weigh nothing.</summary>
    public static QuadratureRule For(int features)
    {
        var points = PointsFor(features);
        var (nodes, weights) = GaussLegendre.Rule(points);
        var steps = new QuadratureLanes[(points + Lanes - 1) / Lanes];
        for (var step = 0; step < steps.Length; step++)
        {
            var count = Math.Min(Lanes, points - step * Lanes);
            double[] at = [0.5, 0.5, 0.5, 0.5], weight = new double[Lanes];
            nodes.AsSpan(step * Lanes, count).CopyTo(at);
            weights.AsSpan(step * Lanes, count).CopyTo(weight);
            steps[step] = new QuadratureLanes(Vector256.Create(at), Vector256.Create(weight), count);
        }

        return new QuadratureRule(steps);
    }

    /// <summary>n points are exact to degree 2n - 1, and d features make degree d - 1.</summary>
    public static int PointsFor(int features) => (features + 1) / 2;
}
