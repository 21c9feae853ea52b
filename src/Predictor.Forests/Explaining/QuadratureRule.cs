using System.Runtime.Intrinsics;

namespace Predictor.Forests.Explaining;

/// <summary>Points on 0 to 1 and their weights, four at a time.</summary>
internal sealed class QuadratureRule
{
    /// <summary>Points in a vector; each makes a product of two more features exact.</summary>
    private const int Lanes = 4;

    private QuadratureRule(QuadratureLanes[] lanes) => Steps = lanes;

    public QuadratureLanes[] Steps { get; }

    /// <summary>Exact for the integral of a product of <paramref name="features"/> - 1 linear factors.</summary>
    public static QuadratureRule For(int features)
    {
        var steps = StepsFor(features);
        var (nodes, weights) = GaussLegendre.Rule(steps * Lanes);
        return new QuadratureRule([.. Enumerable.Range(0, steps).Select(step =>
            new QuadratureLanes(Vector256.Create(nodes, step * Lanes), Vector256.Create(weights, step * Lanes)))]);
    }

    /// <summary>Vectors of points: n points are exact to degree 2n - 1, and d features make degree d - 1.</summary>
    public static int StepsFor(int features) => (features + 2 * Lanes - 1) / (2 * Lanes);
}
