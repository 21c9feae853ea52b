namespace Predictor.Forests.Tests;

/// <summary>Sound forests of any shape, and rows that try every rule of the walk; the same for the same seed.</summary>
/// <param name="seed">Of all that is random.</param>
/// <param name="thresholds">How many different thresholds, and cells, there are.</param>
internal sealed class RandomForests(int seed, int thresholds = 16)
{
    private static readonly float[] OddCells =
        [float.NaN, -1, -0f, 0.5f, 31, 32, 63, 64, 1e9f, 2147483648f, -2147483648f, 4294967296f, 3e38f, float.MaxValue, float.MinValue, float.PositiveInfinity, float.NegativeInfinity, float.Epsilon];

    private readonly Random _random = new(seed);

    /// <summary>Trees of 1 to <paramref name="leaves"/> leaves; every third feature is a category.</summary>
    public Forest Forest(int features, int trees, int leaves) =>
        new(features, Value(), [.. Enumerable.Range(0, trees).Select(_ => Tree(features, _random.Next(1, leaves + 1)))]);

    /// <summary>Grown by splitting a random leaf until there are enough, so that shapes run from bushes to chains.</summary>
    public Tree Tree(int features, int leaves)
    {
        var splits = leaves - 1;
        var tree = new Tree
        {
            Feature = new int[splits],
            Threshold = new float[splits],
            MissingGoesLeft = new bool[splits],
            Left = new int[splits],
            Right = new int[splits],
            LeftCategories = new uint[splits][],
            SplitCover = new double[splits],
            LeafCover = new double[leaves],
            LeafValue = [.. Enumerable.Range(0, leaves).Select(_ => Value())],
        };

        for (var split = 0; split < splits; split++)
        {
            var leaf = _random.Next(split + 1);
            Relink(tree, split, ~leaf, split);
            tree.Left[split] = ~leaf;
            tree.Right[split] = ~(split + 1);
            FillSplit(tree, split, _random.Next(features));
        }

        Cover(tree);
        return tree;
    }

    /// <summary>Rows of small numbers, one cell in five odd: missing, huge, fractional, negative.</summary>
    public float[] Rows(int rows, int features)
    {
        var cells = new float[rows * features];
        for (var at = 0; at < cells.Length; at++)
        {
            cells[at] = _random.Next(5) == 0 ? OddCells[_random.Next(OddCells.Length)]
                : IsCategory(at % features) ? _random.Next(70) : _random.Next(-thresholds / 2, thresholds / 2) / 2f;
        }

        return cells;
    }

    private static bool IsCategory(int feature) => feature % 3 == 2;

    private void FillSplit(Tree tree, int split, int feature)
    {
        tree.Feature[split] = feature;
        tree.MissingGoesLeft[split] = _random.Next(2) == 0;
        if (IsCategory(feature))
            tree.LeftCategories[split] = [.. Enumerable.Range(0, _random.Next(1, 3)).Select(_ => (uint)_random.NextInt64(uint.MaxValue + 1L))];
        else
            tree.Threshold[split] = _random.Next(-thresholds / 2, thresholds / 2) / 2f;
    }

    /// <summary>The split before <paramref name="splits"/> whose child is the leaf gets the new split instead.</summary>
    private static void Relink(Tree tree, int splits, int leaf, int split)
    {
        var left = tree.Left.AsSpan(0, splits).IndexOf(leaf);
        var right = tree.Right.AsSpan(0, splits).IndexOf(leaf);
        if (left >= 0) tree.Left[left] = split;
        else if (right >= 0) tree.Right[right] = split;
    }

    private void Cover(Tree tree)
    {
        for (var leaf = 0; leaf < tree.LeafCount; leaf++) tree.LeafCover[leaf] = _random.Next(1, 100);
        for (var split = tree.SplitCount - 1; split >= 0; split--) tree.SplitCover[split] = Of(tree.Left[split]) + Of(tree.Right[split]);

        double Of(int child) => child >= 0 ? tree.SplitCover[child] : tree.LeafCover[~child];
    }

    private double Value() => _random.NextDouble() * 2 - 1;
}
