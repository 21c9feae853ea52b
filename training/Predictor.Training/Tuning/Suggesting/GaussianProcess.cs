namespace Predictor.Training.Tuning.Suggesting;

/// <summary>
/// What is to be expected of places not tried, and how surely, from those that were (C. E. Rasmussen, C. K. I. Williams, 2006, "Gaussian Processes for
/// Machine Learning", algorithm 2.1): a Matérn 5/2 kernel with a length an option, and noise. The same places and values give the same bits.
/// </summary>
internal sealed class GaussianProcess
{
    private readonly double[][] _places;
    private readonly KernelLengths _lengths;
    private readonly CholeskyFactor _factor;
    private readonly double[] _weights;
    private readonly double _variance;

    private GaussianProcess(double[][] places, double[] values, KernelLengths lengths, CholeskyFactor factor)
    {
        (_places, _lengths, _factor) = (places, lengths, factor);
        _weights = factor.Solve(values);
        _variance = lengths.Variance(values, _weights);
    }

    /// <param name="places">Points of the unit cube, all of one length.</param>
    /// <param name="values">One a place, about 0 in the mean.</param>
    public static GaussianProcess Fit(double[][] places, double[] values) => Of(places, values, KernelLengths.Fit(places, values));

    /// <summary>The same with lengths and noise as given.</summary>
    public static GaussianProcess Of(double[][] places, double[] values, KernelLengths lengths) =>
        new(places, values, lengths, lengths.Factor(places) ?? throw new ArgumentException("The lengths are so long and the noise so small that the places cannot be told apart.", nameof(lengths)));

    /// <summary>Mean and standard deviation of the value at a place, noise aside.</summary>
    public (double Mean, double Deviation) At(double[] place)
    {
        var covariance = new double[_places.Length];
        var mean = 0.0;
        for (var i = 0; i < covariance.Length; i++)
        {
            covariance[i] = _lengths.Correlation(place, _places[i]);
            mean += covariance[i] * _weights[i];
        }

        var known = 0.0;
        foreach (var part in _factor.Forward(covariance))
        {
            known += part * part;
        }

        return (mean, Math.Sqrt(_variance * Math.Max(0, 1 - known)));
    }
}
