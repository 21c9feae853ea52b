using Predictor.Models.Bundles;

namespace Predictor.Models.Registry;

/// <summary>Reads and writes <c>live.json</c>.</summary>
internal static class LiveFile
{
    public const string Name = "live.json";
    public const string Format = "predictor-live/1";
    private const long MostBytes = 16 << 20;

    /// <summary>Null where there is none.</summary>
    /// <exception cref="BundleException">Not a live.json, or one that does not hold together.</exception>
    public static LiveVersions? Read(string folder) =>
        System.IO.File.Exists(Path.Combine(folder, Name))
            ? Parse(BundleFiles.Read(folder, Name, MostBytes), Path.Combine(folder, Name))
            : null;

    public static void Write(string folder, LiveVersions live) =>
        AtomicFile.Write(Path.Combine(folder, Name), ManifestJson.Write(new File(Format, live.Champion, live.Challenger, live.History)));

    private static LiveVersions Parse(byte[] json, string name)
    {
        if (ManifestJson.ReadFormat(json, name) is var format and not Format)
        {
            throw ManifestJson.UnknownFormat(name, format, Format);
        }

        var file = ManifestJson.Read<File>(json, name);
        if (file.Champion < 1 || file.Challenger < 1 || file.History.Any(publication => publication.Version < 1))
        {
            throw new BundleException($"{name}: a version below 1; versions count up from 1.");
        }

        return new LiveVersions(file.Champion, file.Challenger, file.History);
    }

    private sealed record File(string Format, int Champion, int? Challenger, IReadOnlyList<Publication> History);
}
