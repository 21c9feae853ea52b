namespace Predictor.Forests.Formats.LightGBM;

/// <summary>One tree. LightGBM's layout is a forest's own: split 0 is the root, a child below 0 is leaf <c>~child</c>; covers are its counts of rows.</summary>
internal static class LightGBMTree
{
    private const int CategoricalBit = 1;
    private const int DefaultLeftBit = 2;
    private const int MostLeaves = 1 << 24;

    /// <param name="block">The tree's lines.</param>
    /// <param name="scale">What leaves are multiplied by.</param>
    public static Tree Read(TextBlock block, double scale)
    {
        if (block.Has("is_linear") && block.Integer("is_linear") != 0)
            throw new ForestFormatException($"{block.Place}: is_linear is 1; expected leaves that are numbers, not linear models.");
        var leaves = block.Integer("num_leaves") is >= 1 and <= MostLeaves and var count
            ? count
            : throw new ForestFormatException($"{block.Place}: num_leaves is {block.Text("num_leaves")}; expected 1 to {MostLeaves}.");
        var values = Array.ConvertAll(block.Doubles("leaf_value", leaves), value => value * scale);
        if (leaves == 1)
            return SingleLeaf(values);

        var splits = leaves - 1;
        var thresholds = block.Doubles("threshold", splits);
        var decisions = block.Integers("decision_type", splits);
        var sets = ReadSets(block);
        var (threshold, missingLeft, categories) = (new float[splits], new bool[splits], new uint[]?[splits]);
        for (var split = 0; split < splits; split++)
        {
            if ((decisions[split] & CategoricalBit) != 0)
            {
                // A missing cell, a negative code and one beyond the set go right (CategoricalDecision of tree.h).
                categories[split] = thresholds[split] >= 0 && thresholds[split] < sets.Length && thresholds[split] == Math.Floor(thresholds[split])
                    ? sets[(int)thresholds[split]]
                    : throw Fault(block, split, FormattableString.Invariant($"names category set {thresholds[split]}; expected 0 to {sets.Length - 1}"));
            }
            else
            {
                var rule = Rule(block, split, thresholds[split], decisions[split]);
                (threshold[split], missingLeft[split]) = (rule.Threshold, rule.MissingGoesLeft);
            }
        }

        return new Tree
        {
            Feature = block.Integers("split_feature", splits),
            Threshold = threshold,
            MissingGoesLeft = missingLeft,
            Left = block.Integers("left_child", splits),
            Right = block.Integers("right_child", splits),
            LeftCategories = categories,
            SplitCover = block.Doubles("internal_count", splits),
            LeafCover = block.Doubles("leaf_count", leaves),
            LeafValue = values,
        };
    }

    private static Tree SingleLeaf(double[] values) => new()
    {
        Feature = [],
        Threshold = [],
        MissingGoesLeft = [],
        Left = [],
        Right = [],
        LeftCategories = [],
        SplitCover = [],
        LeafCover = [0],
        LeafValue = values,
    };

    private static NumericRule Rule(TextBlock block, int split, double threshold, int decision)
    {
        var missing = (decision >> 2) & 3;
        if (missing > (int)MissingKind.NaN)
            throw Fault(block, split, $"has decision_type {decision}, whose missing type is {missing}; expected 0 (none), 1 (zero) or 2 (NaN)");
        var isLeft = (decision & DefaultLeftBit) != 0;
        var rule = NumericRule.Of(threshold, (MissingKind)missing, isLeft) ?? throw Fault(
            block,
            split,
            FormattableString.Invariant($"takes zeros for missing and sends them {(isLeft ? "left" : "right")} across its threshold {threshold}, which one threshold cannot say; train with zero_as_missing=false"));
        return float.IsFinite(rule.Threshold)
            ? rule
            : throw Fault(block, split, FormattableString.Invariant($"splits at {threshold}; expected a number of at least {float.MinValue}"));
    }

    /// <summary>The bitmaps of all category splits; set <c>i</c> is words <c>cat_boundaries[i]</c> to <c>cat_boundaries[i + 1]</c>.</summary>
    private static uint[][] ReadSets(TextBlock block)
    {
        var count = block.Has("num_cat") ? block.Integer("num_cat") : 0;
        if (count == 0)
            return [];
        if (count is < 0 or > MostLeaves)
            throw new ForestFormatException($"{block.Place}: num_cat is {count}; expected 0 to {MostLeaves}.");
        var ends = block.Integers("cat_boundaries", count + 1);
        var words = block.Bitmap("cat_threshold", ends[^1]);
        var sets = new uint[count][];
        for (var set = 0; set < count; set++)
        {
            sets[set] = ends[set] >= 0 && ends[set] < ends[set + 1] && ends[set + 1] <= words.Length
                ? words[ends[set]..ends[set + 1]]
                : throw new ForestFormatException($"{block.Place}: cat_boundaries[{set}] is {ends[set]} and the next {ends[set + 1]}; expected rising places among {words.Length} words.");
        }

        return sets;
    }

    private static ForestFormatException Fault(TextBlock block, int split, string what) => new($"{block.Place}: split {split} {what}.");
}
