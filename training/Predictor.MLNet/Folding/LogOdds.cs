namespace Predictor.MLNet.Folding;

/// <summary>The line from an ensemble's score to log-odds: logistic regression on the score alone (Platt 1999, without his softened labels), by Newton's method.</summary>
internal static class LogOdds
{
    /// <param name="scores">Of the ensemble.</param>
    /// <param name="labels">0 or 1.</param>
    /// <param name="weights">One a row; null: all 1.</param>
    public static (double Slope, double Intercept) Fit(double[] scores, float[] labels, float[]? weights = null)
    {
        double Weight(int row) => weights?[row] ?? 1;
        var positive = Enumerable.Range(0, labels.Length).Sum(row => Weight(row) * labels[row]) / Enumerable.Range(0, labels.Length).Sum(Weight);
        var (slope, intercept) = (0.0, Math.Log(positive / (1 - positive)));
        for (var step = 0; step < 50; step++)
        {
            double g0 = 0, g1 = 0, h00 = 1e-9, h01 = 0, h11 = 1e-9;
            for (var row = 0; row < scores.Length; row++)
            {
                var p = 1 / (1 + Math.Exp(-((slope * scores[row]) + intercept)));
                var (error, weight) = (Weight(row) * (p - labels[row]), Weight(row) * p * (1 - p));
                g0 += error;
                g1 += error * scores[row];
                h00 += weight;
                h01 += weight * scores[row];
                h11 += weight * scores[row] * scores[row];
            }

            var determinant = (h00 * h11) - (h01 * h01);
            var (d0, d1) = (((h11 * g0) - (h01 * g1)) / determinant, ((h00 * g1) - (h01 * g0)) / determinant);
            (intercept, slope) = (intercept - d0, slope - d1);
            if (Math.Abs(d0) + Math.Abs(d1) < 1e-10)
                break;
        }

        return (slope, intercept);
    }
}
