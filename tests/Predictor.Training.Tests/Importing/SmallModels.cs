namespace Predictor.Training.Tests.Importing;

/// <summary>Models by hand of the columns of <see cref="FlatCsv"/>, as LightGBM writes them.</summary>
internal static class SmallModels
{
    /// <summary>Two trees: wait (missing counts as long), then queue b against the rest; transfers. Codes of queue: a 0, b 1, c 2.</summary>
    public const string LightGBM = """
        tree
        version=v4
        num_class=1
        num_tree_per_iteration=1
        label_index=0
        max_feature_idx=2
        objective=binary sigmoid:1
        feature_names=queue wait transfers
        feature_infos=0:1:2 [0:599] [0:3]

        Tree=0
        num_leaves=3
        num_cat=1
        split_feature=1 0
        threshold=299.5 0
        decision_type=8 9
        left_child=1 -2
        right_child=-1 -3
        leaf_value=-0.2 -0.7 -1.3
        leaf_count=500 170 330
        internal_count=1000 500
        cat_boundaries=0 1
        cat_threshold=2
        is_linear=0
        shrinkage=1

        Tree=1
        num_leaves=2
        num_cat=0
        split_feature=2
        threshold=1.5
        decision_type=2
        left_child=-1
        right_child=-2
        leaf_value=-0.4 0.5
        leaf_count=500 500
        internal_count=1000
        is_linear=0
        shrinkage=0.1

        end of trees

        pandas_categorical:[["a", "b", "c"]]

        """;

    /// <summary>One split, on a column "heart".</summary>
    public const string ByHeart = """
        tree
        version=v4
        max_feature_idx=0
        objective=cross_entropy
        feature_names=heart
        feature_infos=[0:1]

        Tree=0
        num_leaves=2
        num_cat=0
        split_feature=0
        threshold=0.5
        decision_type=2
        left_child=-1
        right_child=-2
        leaf_value=-0.3 0.3
        leaf_count=500 500
        internal_count=1000
        is_linear=0
        shrinkage=1

        end of trees

        """;

    /// <summary>The model's margin, worked out by hand.</summary>
    public static double Margin(string queue, float wait, float transfers) =>
        (float.IsNaN(wait) || wait > 299.5f ? -0.2 : queue == "b" ? -0.7 : -1.3) + (float.IsNaN(transfers) || transfers <= 1.5f ? -0.4 : 0.5);
}
