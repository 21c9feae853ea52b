namespace Predictor.Forests.Explaining;

/// <summary>Gauss-Legendre quadrature on 0 to 1: exact, but for rounding, for polynomials of degree 2 x points - 1.</summary>
/// <remarks>Nodes are the roots of the Legendre polynomial, found by Newton's method from Tricomi's estimate. Davis and Rabinowitz, 1984, "Methods of Numerical Integration", 2.7.</remarks>
internal static class GaussLegendre
{
    private const int MaximumNewtonSteps = 20;

    /// <summary>Nodes, falling, and their weights, which sum to 1. O(points squared).</summary>
    public static (double[] Nodes, double[] Weights) Rule(int points)
    {
        var nodes = new double[points];
        var weights = new double[points];
        for (var at = 0; at < (points + 1) / 2; at++)
        {
            var root = Math.Cos(Math.PI * (at + 0.75) / (points + 0.5));
            double slope;
            var step = 0;
            double change;
            do
            {
                (var value, slope) = Legendre(points, root);
                change = value / slope;
                root -= change;
                step++;
            }
            while (Math.Abs(change) > 1e-16 && step < MaximumNewtonSteps);

            slope = Legendre(points, root).Slope;
            nodes[at] = (1 + root) / 2;
            nodes[points - 1 - at] = (1 - root) / 2;
            weights[at] = weights[points - 1 - at] = 1 / ((1 - root * root) * slope * slope);
        }

        return (nodes, weights);
    }

    /// <summary>The Legendre polynomial and its derivative by the three-term recurrence.</summary>
    private static (double Value, double Slope) Legendre(int degree, double x)
    {
        double value = 1, previous = 0;
        for (var k = 1; k <= degree; k++)
        {
            (value, previous) = (((2 * k - 1) * x * value - (k - 1) * previous) / k, value);
        }

        return (value, degree * (previous - x * value) / (1 - x * x));
    }
}
