using System.Globalization;
using System.Text;
using Predictor.Models.Bundles;

namespace Predictor.Models.Registry;

/// <summary>
/// The state of the files that decide what answers, cheap enough to take twice a second: the text of live.json and policy.json,
/// and names, lengths and times of the champion's and the challenger's files.
/// </summary>
internal static class LiveFingerprint
{
    public static string Of(ModelRegistry registry, string name)
    {
        var seen = new StringBuilder();
        Append(seen, registry.LivePath(name));
        Append(seen, registry.PolicyPath(name));
        foreach (var folder in Versions(registry, name).Select(version => new DirectoryInfo(registry.PathTo(name, version))).Where(folder => folder.Exists))
        {
            foreach (var file in folder.EnumerateFiles().Where(file => file.Name != BundleFiles.Run).OrderBy(file => file.Name, StringComparer.Ordinal))
            {
                seen.Append(CultureInfo.InvariantCulture, $"{file.Name} {file.Length} {file.LastWriteTimeUtc.Ticks}\n");
            }
        }

        return seen.ToString();
    }

    private static void Append(StringBuilder seen, string path) =>
        seen.Append(File.Exists(path) ? File.ReadAllText(path) : "none").Append('\n');

    private static int[] Versions(ModelRegistry registry, string name)
    {
        try
        {
            return registry.Live(name) is { } live ? [live.Champion, .. live.Challenger is { } challenger ? [challenger] : Array.Empty<int>()] : [];
        }
        catch (BundleException)
        {
            // Loading says what is wrong with it; until its text changes there is nothing to look at.
            return [];
        }
    }
}
