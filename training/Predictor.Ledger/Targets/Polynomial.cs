namespace Predictor.Ledger.Targets;

/// <summary>Least squares by normal equations; for few degrees of places in [-1, 1].</summary>
internal sealed class Polynomial
{
    private readonly double[] _coefficients;

    private Polynomial(double[] coefficients) => _coefficients = coefficients;

    public static Polynomial Fit(double[] x, double[] y, int degree)
    {
        var n = degree + 1;
        var system = new double[n, n + 1];
        for (var k = 0; k < x.Length; k++)
        {
            for (var row = 0; row < n; row++)
            {
                for (var column = 0; column < n; column++)
                {
                    system[row, column] += Math.Pow(x[k], row + column);
                }

                system[row, n] += y[k] * Math.Pow(x[k], row);
            }
        }

        return new Polynomial(Solve(system, n));
    }

    public double At(double x)
    {
        var value = 0.0;
        for (var power = _coefficients.Length - 1; power >= 0; power--)
        {
            value = (value * x) + _coefficients[power];
        }

        return value;
    }

    /// <summary>Gauss with the largest pivot.</summary>
    private static double[] Solve(double[,] system, int n)
    {
        for (var pivot = 0; pivot < n; pivot++)
        {
            var best = Enumerable.Range(pivot, n - pivot).MaxBy(row => Math.Abs(system[row, pivot]));
            for (var column = 0; column <= n; column++)
            {
                (system[pivot, column], system[best, column]) = (system[best, column], system[pivot, column]);
            }

            for (var row = 0; row < n; row++)
            {
                if (row == pivot)
                    continue;
                var factor = system[row, pivot] / system[pivot, pivot];
                for (var column = pivot; column <= n; column++)
                {
                    system[row, column] -= factor * system[pivot, column];
                }
            }
        }

        return [.. Enumerable.Range(0, n).Select(row => system[row, n] / system[row, row])];
    }
}
