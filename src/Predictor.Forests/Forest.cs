namespace Predictor.Forests;

/// <summary>
/// A trained tree ensemble: what every trainer's result becomes, and all that scoring, explaining and exporting know.
/// Its margin is <see cref="BaseMargin"/> plus the trees' leaf values, added as doubles in tree order.
/// </summary>
public sealed class Forest
{
    /// <exception cref="ArgumentException">A tree is malformed: a child out of range, a feature out of range, array lengths that differ, a cycle.</exception>
    public Forest(int featureCount, double baseMargin, IReadOnlyList<Tree> trees)
    {
        FeatureCount = featureCount;
        BaseMargin = baseMargin;
        Trees = trees;
    }

    /// <summary>Width of a row.</summary>
    public int FeatureCount { get; }

    /// <summary>Log-odds before the first tree.</summary>
    public double BaseMargin { get; }

    public IReadOnlyList<Tree> Trees { get; }

    /// <summary>Cover-weighted mean margin: the value contributions start from.</summary>
    public double ExpectedMargin => throw new NotImplementedException();

    /// <summary>Log-odds of one row: the plain walk, the reference for every faster path.</summary>
    /// <param name="row">One cell a feature, NaN where missing, a category as its code.</param>
    public double Margin(ReadOnlySpan<float> row) => throw new NotImplementedException();

    /// <summary>Log-odds of many rows, row-major, bit for bit as <see cref="Margin"/>.</summary>
    /// <param name="rows">margins.Length x <see cref="FeatureCount"/> cells.</param>
    /// <param name="margins">One a row.</param>
    /// <param name="threads">How many threads may work; the result does not depend on it.</param>
    public void Margins(ReadOnlyMemory<float> rows, Memory<double> margins, int threads = 1) => throw new NotImplementedException();

    /// <summary>
    /// Exact path-dependent TreeSHAP contributions of one row, one a feature, in log-odds;
    /// they sum to Margin(row) - <see cref="ExpectedMargin"/>. Lundberg et al., 2018, "Consistent Individualized Feature Attribution".
    /// </summary>
    public void Contributions(ReadOnlySpan<float> row, Span<double> contributions) => throw new NotImplementedException();

    /// <summary>Contributions of many rows, row-major: rows x <see cref="FeatureCount"/>.</summary>
    public void Contributions(ReadOnlyMemory<float> rows, Memory<double> contributions, int threads = 1) => throw new NotImplementedException();
}
