namespace Predictor.Benchmarks.Accuracy;

/// <summary>How sure the difference of two mean log losses on the same rows is.</summary>
internal static class PairedBootstrap
{
    private const int Resamples = 1_000;

    /// <summary>Log loss of each row; probabilities are held off 0 and 1 by 1e-15, as scikit-learn holds them.</summary>
    public static double[] LogLosses(float[] labels, double[] probabilities) =>
        [.. labels.Select((label, row) => -Math.Log(Math.Clamp(label > 0 ? probabilities[row] : 1 - probabilities[row], 1e-15, 1)))];

    /// <returns>The standard deviation of the mean of <paramref name="differences"/> over resamples of its rows.</returns>
    public static double Error(double[] differences, ulong seed)
    {
        var draws = new Draws(seed);
        var means = new double[Resamples];
        for (var resample = 0; resample < Resamples; resample++)
        {
            var sum = 0.0;
            for (var i = 0; i < differences.Length; i++)
            {
                sum += differences[draws.Below(differences.Length)];
            }

            means[resample] = sum / differences.Length;
        }

        var mean = means.Average();
        return Math.Sqrt(means.Sum(value => (value - mean) * (value - mean)) / (Resamples - 1));
    }
}
