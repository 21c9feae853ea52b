namespace Predictor.Evaluation;

/// <summary>
/// The Brier score in parts that sum to it exactly: Brier = Reliability - Resolution + Uncertainty + WithinVariance - WithinCovariance,
/// over the bins of <see cref="ReliabilityCurve"/>. A. H. Murphy, 1973, "A new vector partition of the probability score"; the parts within bins are those of
/// D. B. Stephenson, C. A. S. Coelho, I. T. Jolliffe, 2008, "Two extra components in the Brier score decomposition".
/// </summary>
/// <param name="Reliability">Mean squared gap of mean probability and positive rate by bin; 0 is best.</param>
/// <param name="Resolution">Mean squared gap of a bin's positive rate and that of all; large is good.</param>
/// <param name="Uncertainty">Rate x (1 - rate) of all: the score of always saying the base rate.</param>
/// <param name="WithinVariance">Mean squared gap of a probability and its bin's mean.</param>
/// <param name="WithinCovariance">Twice the mean product of a row's gaps from its bin's means, of probability and of label.</param>
public sealed record BrierDecomposition(double Reliability, double Resolution, double Uncertainty, double WithinVariance, double WithinCovariance)
{
    public double Brier => Reliability - Resolution + Uncertainty + WithinVariance - WithinCovariance;

    /// <summary>Undefined (NaN) without rows; O(n log n).</summary>
    /// <exception cref="ArgumentException">Lengths differ, a label is neither 0 nor 1, a probability is outside 0 to 1.</exception>
    public static BrierDecomposition Of(ReadOnlySpan<float> labels, ReadOnlySpan<double> probabilities, int bins = 15)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 1);
        var groups = TieGroup.Ascending(labels, probabilities, areProbabilities: true);
        var sums = new BinSums(labels.Length, groups.Sum(group => (long)group.Positives), bins);
        foreach (var group in groups)
        {
            sums.Add(group.Score, group.Rows, group.Positives);
        }

        return sums.Decompose();
    }
}
