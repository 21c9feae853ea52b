using Predictor.Forests.Explaining;
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

    /// <summary>Most trees.</summary>
    public const int MaximumTrees = 1_000_000;

    /// <summary>Longest bitmap of a categorical split, in words of 32 codes: 1,048,576 codes.</summary>
    public const int MaximumCategoryWords = 32_768;

    private readonly Tree[] _trees;
    private readonly Lazy<int> _depth;
    private readonly Lazy<int[]> _usedFeatures;
    private readonly Lazy<RowScorer> _scorer;
    private readonly Lazy<ExplainedForest> _explained;

    /// <remarks>The trees' arrays belong to the forest from here on: they are not copied and must not be changed.</remarks>
    /// <exception cref="ArgumentException">
    /// A tree is malformed: array lengths that differ, a feature or a child out of range, a split or leaf reached twice or never (a cycle),
    /// a number that is not finite, a cover below 0. The message names the tree, the field and the item.
    /// </exception>
    public Forest(int featureCount, double baseMargin, IReadOnlyList<Tree> trees)
        : this(featureCount, baseMargin, Checked(featureCount, baseMargin, trees))
    {
    }

    /// <summary>Trees already found sound.</summary>
    private Forest(int featureCount, double baseMargin, Tree[] trees)
    {
        FeatureCount = featureCount;
        BaseMargin = baseMargin;
        _trees = trees;
        _depth = new(() => trees.Select(SplitOrder.Depth).DefaultIfEmpty().Max());
        _usedFeatures = new(() => [.. trees.SelectMany(tree => tree.Feature).Distinct().Order()]);
        _scorer = new(() => new RowScorer(this));
        _explained = new(() => ExplainedForest.LayOut(this));
        ExpectedMargin = trees.Aggregate(baseMargin, (margin, tree) => margin + Covers.ExpectedValue(tree));
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
    public int Depth => _depth.Value;

    /// <summary>Features that some split tests, rising.</summary>
    public IReadOnlyList<int> UsedFeatures => _usedFeatures.Value;

    /// <summary>The forest of the first trees; the trees themselves are shared, not copied.</summary>
    public Forest Take(int trees)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(trees);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(trees, _trees.Length);
        return trees == _trees.Length ? this : new Forest(FeatureCount, BaseMargin, _trees[..trees]);
    }

    /// <summary>The same trees over another row: feature <c>i</c> is its column <c>columns[i]</c>. All but the features tested is shared, not copied.</summary>
    /// <param name="columns">One a feature.</param>
    /// <param name="featureCount">Width of the other row.</param>
    public Forest WithFeatures(IReadOnlyList<int> columns, int featureCount)
    {
        if (columns.Count != FeatureCount) throw new ArgumentException(FormattableString.Invariant($"There are {columns.Count} columns; expected {FeatureCount}, one a feature."), nameof(columns));

        return new Forest(featureCount, BaseMargin, (IReadOnlyList<Tree>)[.. _trees.Select(tree => new Tree
        {
            Feature = Array.ConvertAll(tree.Feature, feature => columns[feature]),
            Threshold = tree.Threshold,
            MissingGoesLeft = tree.MissingGoesLeft,
            Left = tree.Left,
            Right = tree.Right,
            LeftCategories = tree.LeftCategories,
            SplitCover = tree.SplitCover,
            LeafCover = tree.LeafCover,
            LeafValue = tree.LeafValue,
        })]);
    }

    /// <summary>
    /// Log-odds of one row, bit for bit as the plain walk of <see cref="TreeWalk"/> gives it. Does not allocate once the forest is laid out for it, which the first call does.
    /// </summary>
    /// <param name="row">One cell a feature, NaN where missing, a category as its code.</param>
    public double Margin(ReadOnlySpan<float> row)
    {
        CheckRow(row.Length);
        return _scorer.Value.Score(row);
    }

    /// <summary>Log-odds of many rows, row-major, bit for bit as <see cref="Margin"/>. With one thread it does not allocate once the forest is laid out for it.</summary>
    /// <param name="rows">margins.Length x <see cref="FeatureCount"/> cells.</param>
    /// <param name="margins">One a row.</param>
    /// <param name="threads">How many threads may work, 0: one a core; the result does not depend on it.</param>
    public void Margins(ReadOnlyMemory<float> rows, Memory<double> margins, int threads = 1)
    {
        CheckMany(rows.Length, (long)margins.Length * FeatureCount, "cells", threads);
        _scorer.Value.Score(rows, margins, threads);
    }

    /// <summary>
    /// Exact path-dependent TreeSHAP contributions of one row, one a feature, in log-odds;
    /// they sum to Margin(row) - <see cref="ExpectedMargin"/>. Lundberg et al., 2018, "Consistent Individualized Feature Attribution".
    /// Does not allocate once the forest is laid out for it, which the first call does.
    /// </summary>
    /// <exception cref="InvalidOperationException">Some path of a tree tests more than 4,096 features.</exception>
    public void Contributions(ReadOnlySpan<float> row, Span<double> contributions)
    {
        CheckRow(row.Length);
        if (contributions.Length != FeatureCount)
        {
            throw new ArgumentException(FormattableString.Invariant($"There is room for {contributions.Length} contributions; expected {FeatureCount}, one a feature."));
        }

        RowExplainer.Explain(_explained.Value, row, contributions);
    }

    /// <summary>Contributions of many rows, row-major: rows x <see cref="FeatureCount"/>, bit for bit as those of one row.</summary>
    /// <param name="rows">As many cells as there are contributions.</param>
    /// <param name="contributions">One a cell.</param>
    /// <param name="threads">How many threads may work, 0: one a core; the result does not depend on it.</param>
    /// <exception cref="InvalidOperationException">Some path of a tree tests more than 4,096 features.</exception>
    public void Contributions(ReadOnlyMemory<float> rows, Memory<double> contributions, int threads = 1)
    {
        CheckMany(rows.Length, contributions.Length, "cells, one a contribution", threads);
        if (FeatureCount == 0) return;

        if (rows.Length % FeatureCount != 0)
        {
            throw new ArgumentException(FormattableString.Invariant($"There are {rows.Length} cells; expected a multiple of {FeatureCount}, the features."));
        }

        RowExplainer.Explain(_explained.Value, rows, contributions, threads);
    }

    private static void CheckMany(int cells, long expected, string what, int threads)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(threads);
        if (cells != expected) throw new ArgumentException(FormattableString.Invariant($"There are {cells} cells; expected {expected} {what}."));
    }

    private void CheckRow(int cells)
    {
        if (cells != FeatureCount) throw new ArgumentException(FormattableString.Invariant($"The row has {cells} cells; expected {FeatureCount}, one a feature."));
    }

    private static Tree[] Checked(int featureCount, double baseMargin, IReadOnlyList<Tree> trees)
    {
        if (featureCount is < 0 or > MaximumFeatures)
        {
            throw new ArgumentException(FormattableString.Invariant($"features is {featureCount}; expected 0 to {MaximumFeatures}."));
        }

        if (!double.IsFinite(baseMargin))
        {
            throw new ArgumentException(FormattableString.Invariant($"baseMargin is {baseMargin}; expected a finite number."));
        }

        if (trees.Count > MaximumTrees)
        {
            throw new ArgumentException(FormattableString.Invariant($"There are {trees.Count} trees; expected at most {MaximumTrees}."));
        }

        for (var tree = 0; tree < trees.Count; tree++)
        {
            if (TreeCheck.FindFault(trees[tree], featureCount) is { } fault)
            {
                throw new ArgumentException(FormattableString.Invariant($"tree {tree}: {fault}."));
            }
        }

        return [.. trees];
    }
}
