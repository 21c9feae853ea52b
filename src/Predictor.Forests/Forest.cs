using Predictor.Forests.Scoring;
using Predictor.Forests.Structure;

namespace Predictor.Forests;

/// <summary>
/// A trained tree ensemble: what every trainer's result becomes, and all that scoring, explaining and exporting know.
/// Its margin is <see cref="BaseMargin"/> plus the trees' leaf values, added as doubles in tree order.
/// </summary>
public sealed class Forest
{
    /// <summary>Widest row.</summary>
    public const int MaximumFeatures = 1_000_000;

    /// <summary>Longest bitmap of a categorical split, in words of 32 codes: 1,048,576 codes.</summary>
    public const int MaximumCategoryWords = 32_768;

    private readonly Tree[] _trees;

    /// <remarks>The trees' arrays belong to the forest from here on: they are not copied and must not be changed.</remarks>
    /// <exception cref="ArgumentException">
    /// A tree is malformed: array lengths that differ, a feature or a child out of range, a split or leaf reached twice or never (a cycle),
    /// a number that is not finite, a cover below 0. The message names the tree, the field and the item.
    /// </exception>
    public Forest(int featureCount, double baseMargin, IReadOnlyList<Tree> trees)
    {
        if (featureCount is < 0 or > MaximumFeatures)
        {
            throw new ArgumentException(FormattableString.Invariant($"features is {featureCount}; expected 0 to {MaximumFeatures}."));
        }

        if (!double.IsFinite(baseMargin))
        {
            throw new ArgumentException(FormattableString.Invariant($"baseMargin is {baseMargin}; expected a finite number."));
        }

        for (var tree = 0; tree < trees.Count; tree++)
        {
            if (TreeCheck.FindFault(trees[tree], featureCount) is { } fault)
            {
                throw new ArgumentException(FormattableString.Invariant($"tree {tree}: {fault}."));
            }
        }

        FeatureCount = featureCount;
        BaseMargin = baseMargin;
        _trees = [.. trees];
        ExpectedMargin = SumExpectedMargin();
    }

    /// <summary>The first trees of a forest already found sound.</summary>
    private Forest(Forest whole, int trees)
    {
        FeatureCount = whole.FeatureCount;
        BaseMargin = whole.BaseMargin;
        _trees = whole._trees[..trees];
        ExpectedMargin = SumExpectedMargin();
    }

    /// <summary>Width of a row.</summary>
    public int FeatureCount { get; }

    /// <summary>Log-odds before the first tree.</summary>
    public double BaseMargin { get; }

    public IReadOnlyList<Tree> Trees => _trees;

    /// <summary>
    /// Cover-weighted mean margin: the value contributions start from. <see cref="BaseMargin"/> plus, in tree order, each tree's mean leaf value,
    /// where a split's mean is its children's weighted by their covers, from the leaves up.
    /// </summary>
    public double ExpectedMargin { get; }

    /// <summary>Splits on the longest way from a root to a leaf; 0 where every tree is a single leaf.</summary>
    public int Depth => _trees.Length == 0 ? 0 : _trees.Max(SplitOrder.Depth);

    /// <summary>Features that some split tests, rising.</summary>
    public IReadOnlyList<int> UsedFeatures => [.. _trees.SelectMany(tree => tree.Feature).Distinct().Order()];

    /// <summary>The forest of the first trees; the trees themselves are shared, not copied.</summary>
    public Forest Take(int trees)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(trees);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(trees, _trees.Length);
        return trees == _trees.Length ? this : new Forest(this, trees);
    }

    /// <summary>Log-odds of one row: the plain walk, the reference for every faster path. Does not allocate.</summary>
    /// <param name="row">One cell a feature, NaN where missing, a category as its code.</param>
    public double Margin(ReadOnlySpan<float> row)
    {
        if (row.Length != FeatureCount)
        {
            throw new ArgumentException(FormattableString.Invariant($"The row has {row.Length} cells; expected {FeatureCount}, one a feature."), nameof(row));
        }

        var margin = BaseMargin;
        foreach (var tree in _trees)
        {
            margin += tree.LeafValue[TreeWalk.FindLeaf(tree, row)];
        }

        return margin;
    }

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

    private double SumExpectedMargin()
    {
        var margin = BaseMargin;
        foreach (var tree in _trees)
        {
            margin += Covers.ExpectedValue(tree);
        }

        return margin;
    }
}
