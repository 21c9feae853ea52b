namespace Predictor.Evaluation.Distributions;

/// <summary>Tails of the standard normal distribution.</summary>
public static class NormalDistribution
{
    /// <summary>The 97.5 % quantile: half the width of a 95 % interval in standard errors.</summary>
    public const double Z975 = 1.959963984540054;

    private const double SeriesBelow = 2.5;

    /// <summary>
    /// Probability of a deviation of at least <paramref name="z"/> either way, to about 1e-14 of itself: by the power series of the error function
    /// (DLMF 7.6.2) near the middle, by Laplace's continued fraction for Mills' ratio (DLMF 7.9.1) in the tails.
    /// </summary>
    public static double TwoSided(double z)
    {
        var x = Math.Abs(z);
        if (double.IsNaN(x) || double.IsInfinity(x))
        {
            return double.IsNaN(x) ? double.NaN : 0;
        }

        var density = Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI);
        if (x < SeriesBelow)
        {
            var (sum, term) = (x, x);
            for (var k = 3; sum + term != sum; k += 2)
            {
                term *= x * x / k;
                sum += term;
            }

            return 1 - (2 * density * sum);
        }

        var fraction = x;
        for (var k = 200; k >= 1; k--)
        {
            fraction = x + (k / fraction);
        }

        return 2 * density / fraction;
    }

    /// <summary>The value that a share of the distribution is below, to about 1e-15: by bisection of <see cref="TwoSided"/>, for few calls.</summary>
    /// <param name="share">Above 0 and below 1.</param>
    public static double Quantile(double share)
    {
        if (share is not (> 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(share), share, "expected a share above 0 and below 1");
        }

        if (share < 0.5)
        {
            return -Quantile(1 - share);
        }

        var (low, high) = (0.0, 40.0);
        for (var step = 0; step < 200 && low < high; step++)
        {
            var middle = (low + high) / 2;
            if (middle == low || middle == high)
            {
                break;
            }

            (low, high) = TwoSided(middle) / 2 > 1 - share ? (middle, high) : (low, middle);
        }

        return (low + high) / 2;
    }
}
