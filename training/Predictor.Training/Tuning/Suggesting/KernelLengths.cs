namespace Predictor.Training.Tuning.Suggesting;

/// <summary>
/// How far along each option values hang together, and how much of them is noise: the most probable ones, found by steps along one of them at a time.
/// Their priors are those of C. Hvarfner, E. O. Hellsten, L. Nardi, 2024, "Vanilla Bayesian optimization performs great in high dimensions": log-normal,
/// lengths that grow with the root of the number of options; noise about e⁻⁴ of the variance, which is itself the likeliest.
/// </summary>
internal sealed class KernelLengths
{
    /// <summary>Points that lengths are found from: so many tell them.</summary>
    private const int MostPoints = 200;

    private const double LengthSpread = 3;
    private const double NoiseMean = -4;
    private const double LeastVariance = 1e-12;
    private const double FirstStep = 1.4;
    private const double LastStep = 0.08;

    /// <summary>Logarithms: one a length, then the noise.</summary>
    private readonly double[] _logs;

    private readonly double[] _inverse;

    private KernelLengths(double[] logs)
    {
        _logs = logs;
        _inverse = [.. logs[..^1].Select(log => Math.Exp(-log))];
    }

    /// <summary>Of the variance that is not noise.</summary>
    private double Noise => Math.Exp(_logs[^1]);

    /// <param name="lengths">In units of the cube, one an option.</param>
    /// <param name="noise">Of the variance that is not noise.</param>
    public static KernelLengths Of(double[] lengths, double noise) => new([.. lengths.Select(length => Math.Log(length)), Math.Log(noise)]);

    public static KernelLengths Fit(double[][] places, double[] values)
    {
        int[] used = places.Length <= MostPoints
            ? [.. Enumerable.Range(0, places.Length)]
            : [.. Enumerable.Range(0, MostPoints).Select(i => (int)((long)i * places.Length / MostPoints))];
        double[][] at = [.. used.Select(i => places[i])];
        double[] of = [.. used.Select(i => values[i])];

        var best = new KernelLengths([.. places[0].Select(_ => Math.Log(0.5)), NoiseMean]);
        var density = best.LogDensity(at, of);
        for (var step = FirstStep; step > LastStep;)
        {
            var moved = false;
            for (var i = 0; i < best._logs.Length; i++)
            {
                foreach (var by in (double[])[step, -step])
                {
                    double[] logs = [.. best._logs];
                    logs[i] += by;
                    var next = new KernelLengths(logs);
                    var nextDensity = next.LogDensity(at, of);
                    if (nextDensity > density + 1e-6)
                        (best, density, moved) = (next, nextDensity, true);
                }
            }

            step = moved ? step : step / 2;
        }

        return best;
    }

    /// <summary>Matérn 5/2: (1 + √5 r + 5 r² / 3) exp(-√5 r), r in lengths.</summary>
    public double Correlation(double[] one, double[] other)
    {
        var squares = 0.0;
        for (var i = 0; i < one.Length; i++)
        {
            var difference = (one[i] - other[i]) * _inverse[i];
            squares += difference * difference;
        }

        var root = Math.Sqrt(5 * squares);
        return (1 + root + (5 * squares / 3)) * Math.Exp(-root);
    }

    /// <summary>Of the correlations between places, noise on the diagonal; null where lengths are so long that it is not definite.</summary>
    public CholeskyFactor? Factor(double[][] places)
    {
        var size = places.Length;
        var matrix = new double[size * size];
        for (var row = 0; row < size; row++)
        {
            for (var column = 0; column < row; column++)
            {
                matrix[(row * size) + column] = Correlation(places[row], places[column]);
            }

            matrix[(row * size) + row] = 1 + Noise;
        }

        return CholeskyFactor.Of(matrix, size);
    }

    /// <summary>The likeliest variance, given the values and what the correlations make of them.</summary>
    public double Variance(double[] values, double[] weights) =>
        Math.Max(LeastVariance, values.Zip(weights, (value, weight) => value * weight).Sum() / values.Length);

    private double LogDensity(double[][] places, double[] values)
    {
        if (Factor(places) is not { } factor)
            return double.NegativeInfinity;
        var likelihood = -0.5 * ((values.Length * Math.Log(Variance(values, factor.Solve(values)))) + factor.LogDeterminant);
        var mean = Math.Sqrt(2) + (0.5 * Math.Log(_inverse.Length));
        var prior = -0.5 * (Square(_logs[^1] - NoiseMean) + (_logs[..^1].Sum(log => Square(log - mean)) / LengthSpread));
        return likelihood + prior;
    }

    private static double Square(double value) => value * value;
}
