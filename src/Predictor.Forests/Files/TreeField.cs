namespace Predictor.Forests.Files;

/// <summary>Field names of a tree, in the order they are written.</summary>
internal static class TreeField
{
    public const string Feature = "feature";
    public const string Threshold = "threshold";
    public const string MissingGoesLeft = "missingGoesLeft";
    public const string Left = "left";
    public const string Right = "right";
    public const string LeftCategories = "leftCategories";
    public const string SplitCover = "splitCover";
    public const string LeafCover = "leafCover";
    public const string LeafValue = "leafValue";
}
