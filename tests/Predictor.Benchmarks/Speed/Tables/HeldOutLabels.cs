namespace Predictor.Benchmarks.Speed.Tables;

/// <summary>Labels of a simulated file: the last letter of each line below the header.</summary>
internal static class HeldOutLabels
{
    public static float[] Read(string path) => [.. File.ReadLines(path).Skip(1).Select(line => line[^1] == '1' ? 1f : 0f)];
}
