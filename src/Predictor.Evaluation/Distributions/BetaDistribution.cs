namespace Predictor.Evaluation.Distributions;

/// <summary>The beta distribution: mean and cumulative probability, the regularised incomplete beta function I(x; alpha, beta).</summary>
internal readonly struct BetaDistribution
{
    private const int MostTerms = 10_000;
    private readonly double _logFactor;

    public BetaDistribution(double alpha, double beta)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(alpha);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(beta);
        (Alpha, Beta) = (alpha, beta);
        _logFactor = StirlingError.Of(alpha + beta) - StirlingError.Of(alpha) - StirlingError.Of(beta)
            + (0.5 * Math.Log(alpha / (alpha + beta) * beta / (2 * Math.PI)));
    }

    public double Alpha { get; }

    public double Beta { get; }

    public double Mean => Alpha / (Alpha + Beta);

    /// <summary>Probability of at most <paramref name="x"/>; its error is about 1e-14 where alpha and beta are below a thousand.</summary>
    public double Cumulative(double x)
    {
        if (double.IsNaN(x))
        {
            return double.NaN;
        }

        if (x <= 0 || x >= 1)
        {
            return x <= 0 ? 0 : 1;
        }

        // The fraction converges fast on the lower side of the mode; the other side is its complement.
        return x <= (Alpha + 1) / (Alpha + Beta + 2)
            ? Power(x) * Fraction(x, Alpha, Beta) / Alpha
            : 1 - (Power(x) * Fraction(1 - x, Beta, Alpha) / Beta);
    }

    /// <summary>x^alpha (1 - x)^beta / B(alpha, beta), by deviances from the mean so that large parameters cost no digits (Loader, 2000).</summary>
    private double Power(double x)
    {
        var both = Alpha + Beta;
        return Math.Exp(_logFactor - Deviance(Alpha, both * x) - Deviance(Beta, both * (1 - x)));
    }

    /// <summary>n ln(n / m) + m - n, by its series where n and m are near.</summary>
    private static double Deviance(double n, double m)
    {
        if (Math.Abs(n - m) >= 0.1 * (n + m))
        {
            return (n * Math.Log(n / m)) + m - n;
        }

        var v = (n - m) / (n + m);
        var (sum, term) = ((n - m) * v, 2 * n * v);
        for (var k = 3; ; k += 2)
        {
            term *= v * v;
            var next = sum + (term / k);
            if (next == sum)
            {
                return sum;
            }

            sum = next;
        }
    }

    /// <summary>The continued fraction of the incomplete beta function (DLMF 8.17.22) by Lentz's method; O(sqrt(alpha + beta)) terms.</summary>
    private static double Fraction(double x, double a, double b)
    {
        const double Tiny = 1e-300;
        var c = 1.0;
        var d = 1 / NotZero(1 - ((a + b) * x / (a + 1)));
        var value = d;
        for (var m = 1; m <= MostTerms; m++)
        {
            var even = m * (b - m) * x / ((a + (2 * m) - 1) * (a + (2 * m)));
            d = 1 / NotZero(1 + (even * d));
            c = NotZero(1 + (even / c));
            value *= d * c;
            var odd = -(a + m) * (a + b + m) * x / ((a + (2 * m)) * (a + (2 * m) + 1));
            d = 1 / NotZero(1 + (odd * d));
            c = NotZero(1 + (odd / c));
            var step = d * c;
            value *= step;
            if (Math.Abs(step - 1) < 1e-15)
            {
                return value;
            }
        }

        throw new ArithmeticException(FormattableString.Invariant($"The incomplete beta function of {x}, {a}, {b} did not converge in {MostTerms} terms."));

        static double NotZero(double z) => Math.Abs(z) < Tiny ? Tiny : z;
    }
}
