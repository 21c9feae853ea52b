namespace Predictor.Forests.Tests.Explaining;

/// <summary>
/// Shapley values straight from their definition: every feature's marginal contribution to every coalition of the others,
/// where a coalition is worth the tree's mean given its features, by cover. O(2^features x nodes x features).
/// </summary>
internal static class BruteForceShapley
{
    public static double[] Contributions(Forest forest, ReadOnlySpan<float> row)
    {
        var features = forest.FeatureCount;
        var worth = new double[1 << features];
        for (var coalition = 0; coalition < worth.Length; coalition++)
        {
            foreach (var tree in forest.Trees) worth[coalition] += Worth(tree, 0, row, coalition);
        }

        var contributions = new double[features];
        for (var feature = 0; feature < features; feature++)
        {
            for (var coalition = 0; coalition < worth.Length; coalition++)
            {
                if ((coalition & (1 << feature)) != 0) continue;

                var size = int.PopCount(coalition);
                var weight = Factorial(size) * Factorial(features - size - 1) / Factorial(features);
                contributions[feature] += weight * (worth[coalition | (1 << feature)] - worth[coalition]);
            }
        }

        return contributions;
    }

    /// <summary>Mean of a node given the coalition's cells: its features decide, every other split is averaged over by its children's covers.</summary>
    private static double Worth(Tree tree, int node, ReadOnlySpan<float> row, int coalition)
    {
        if (tree.SplitCount == 0) return tree.LeafValue[0];
        if (node < 0) return tree.LeafValue[~node];

        var (left, right) = (tree.Left[node], tree.Right[node]);
        if ((coalition & (1 << tree.Feature[node])) != 0) return Worth(tree, GoesLeft(tree, node, row) ? left : right, row, coalition);

        var (leftCover, rightCover) = (Cover(tree, left), Cover(tree, right));
        if (leftCover + rightCover == 0) leftCover = rightCover = 1;
        return (leftCover * Worth(tree, left, row, coalition) + rightCover * Worth(tree, right, row, coalition)) / (leftCover + rightCover);
    }

    private static bool GoesLeft(Tree tree, int split, ReadOnlySpan<float> row)
    {
        var cell = row[tree.Feature[split]];
        if (float.IsNaN(cell)) return tree.MissingGoesLeft[split];
        if (tree.LeftCategories[split] is not { } words) return cell <= tree.Threshold[split];

        for (var code = 0; code < words.Length * 32; code++)
        {
            if (cell == code) return (words[code / 32] & (1u << (code % 32))) != 0;
        }

        return false;
    }

    private static double Cover(Tree tree, int node) => node >= 0 ? tree.SplitCover[node] : tree.LeafCover[~node];

    private static double Factorial(int of) => of <= 1 ? 1 : of * Factorial(of - 1);
}
