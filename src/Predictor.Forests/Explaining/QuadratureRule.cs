using System.Runtime.Intrinsics;

namespace Predictor.Forests.Explaining;

/// <summary>Points on 0 to 1 and their weights, eight at a time.</summary>
internal sealed class QuadratureRule
{
    private QuadratureRule(QuadratureLanes[] lanes) => Steps = lanes;

    public QuadratureLanes[] Steps { get; }

    /// <summary>Exact for the integral of a product of <paramref name="features"/> - 1 linear factors. The last step's lanes past the last point weigh nothing.</summary>
    public static QuadratureRule For(int features)
    {
        var points = PointsFor(features);
        var (nodes, weights) = GaussLegendre.Rule(points);
        var steps = new QuadratureLanes[(points + QuadratureLanes.Most - 1) / QuadratureLanes.Most];
        for (var step = 0; step < steps.Length; step++)
        {
            var count = Math.Min(QuadratureLanes.Most, points - step * QuadratureLanes.Most);
            double[] at = [0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5], weight = new double[QuadratureLanes.Most];
            nodes.AsSpan(step * QuadratureLanes.Most, count).CopyTo(at);
            weights.AsSpan(step * QuadratureLanes.Most, count).CopyTo(weight);
            steps[step] = new QuadratureLanes(Vector512.Create(at), Vector512.Create(weight), count);
        }

        return new QuadratureRule(steps);
    }

    /// <summary>n points are exact to degree 2n - 1, and d features make degree d - 1.</summary>
    public static int PointsFor(int features) => (features + 1) / 2;
}
