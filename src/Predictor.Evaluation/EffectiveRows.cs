namespace Predictor.Evaluation;

/// <summary>
/// How many rows of equal weight tell as much as weighted ones do: (sum w)² / sum w². Kish, 1965, "Survey Sampling", section 11.7.
/// </summary>
public static class EffectiveRows
{
    /// <param name="weights">Above 0.</param>
    /// <returns>From 1 to their number; 0 for none.</returns>
    public static double Of(ReadOnlySpan<float> weights)
    {
        var (sum, squares) = Sums(weights);
        return squares > 0 ? sum * sum / squares : 0;
    }

    /// <summary>Of the rows of one class; without weights, their count.</summary>
    internal static double OfClass(ReadOnlySpan<float> labels, ReadOnlySpan<float> weights, bool isPositive)
    {
        var (sum, squares) = (0.0, 0.0);
        for (var row = 0; row < labels.Length; row++)
        {
            if (labels[row] > 0 == isPositive)
            {
                double weight = weights.IsEmpty ? 1 : weights[row];
                sum += weight;
                squares += weight * weight;
            }
        }

        return squares > 0 ? sum * sum / squares : 0;
    }

    /// <summary>Weights in the same ratios that add up to the rows they are worth; empty where there are none.</summary>
    internal static double[] Scale(ReadOnlySpan<float> weights)
    {
        var (sum, squares) = Sums(weights);
        var scaled = new double[weights.Length];
        for (var row = 0; row < scaled.Length; row++)
        {
            scaled[row] = weights[row] * (sum / squares);
        }

        return scaled;
    }

    /// <exception cref="ArgumentException">Not one a row, or one that is not finite and above 0.</exception>
    internal static void Check(ReadOnlySpan<float> weights, int rows)
    {
        if (!weights.IsEmpty && weights.Length != rows)
        {
            throw new ArgumentException($"{weights.Length} weights for {rows} rows: expected one a row, or none.", nameof(weights));
        }

        for (var row = 0; row < weights.Length; row++)
        {
            if (!(weights[row] > 0 && float.IsFinite(weights[row])))
            {
                throw new ArgumentException(FormattableString.Invariant($"Weight of row {row} is {weights[row]}: expected a finite number above 0."), nameof(weights));
            }
        }
    }

    private static (double Sum, double Squares) Sums(ReadOnlySpan<float> weights)
    {
        var (sum, squares) = (0.0, 0.0);
        foreach (double weight in weights)
        {
            sum += weight;
            squares += weight * weight;
        }

        return (sum, squares);
    }
}
