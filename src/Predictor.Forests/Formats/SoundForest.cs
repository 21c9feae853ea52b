namespace Predictor.Forests.Formats;

/// <summary>Trees as they were read into a forest, with whatever does not hold together as a fault of the file.</summary>
internal static class SoundForest
{
    public static Forest Of(int features, double baseMargin, IReadOnlyList<Tree> trees, string name)
    {
        try
        {
            return new Forest(features, baseMargin, trees);
        }
        catch (ArgumentException fault)
        {
            throw new ForestFormatException($"{name}: {fault.Message}", fault);
        }
    }
}
