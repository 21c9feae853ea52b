namespace Predictor.Forests.Files;

/// <summary>Field names of the file, in the order they are written.</summary>
internal static class ForestField
{
    public const string Format = "format";
    public const string Features = "features";
    public const string BaseMargin = "baseMargin";
    public const string Trees = "trees";
}
