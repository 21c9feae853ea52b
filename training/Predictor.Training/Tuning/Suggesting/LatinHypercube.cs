using Predictor.Training.Slicing;

namespace Predictor.Training.Tuning.Suggesting;

/// <summary>Places that spread over all options at once: along each of them one in every equal part (M. D. McKay, R. J. Beckman, W. J. Conover, 1979).</summary>
internal static class LatinHypercube
{
    public static double[][] Of(int points, int dimensions, ulong seed)
    {
        double[][] places = [.. Enumerable.Range(0, points).Select(_ => new double[dimensions])];
        for (var dimension = 0; dimension < dimensions; dimension++)
        {
            int[] parts = [.. Enumerable.Range(0, points)];
            for (var i = points - 1; i > 0; i--)
            {
                var other = (int)(SeededHash.Share(seed, dimension, i) * (i + 1));
                (parts[i], parts[other]) = (parts[other], parts[i]);
            }

            for (var i = 0; i < points; i++)
            {
                places[i][dimension] = (parts[i] + SeededHash.Share(seed, dimension, points + i)) / points;
            }
        }

        return places;
    }
}
