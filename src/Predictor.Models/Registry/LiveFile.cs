using Predictor.Models.Bundles;

namespace Predictor.Models.Registry;

/// <summary>Reads and writes <c>live.json</c>.</summary>
internal static class LiveFile
{
    public const string Name = "live.json";
    public const string Format = "predictor-live/3";

    /// <summary>Does not say who.</summary>
    private const string SecondFormat = "predictor-live/2";

    /// <summary>Every entry of its history is a publication, without a gate.</summary>
    private const string FirstFormat = "predictor-live/1";
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
        var live = ManifestJson.ReadFormat(json, name) switch
        {
            Format => Versions(ManifestJson.Read<File>(json, name)),
            SecondFormat => ReadSecond(ManifestJson.Read<File>(json, name), name),
            FirstFormat => ReadFirst(ManifestJson.Read<FirstFile>(json, name)),
            var other => throw ManifestJson.UnknownFormat(name, other, Format),
        };
        return live.Champion < 1 || live.Challenger < 1 || live.History.Any(publication => publication.Version < 1)
            ? throw new BundleException($"{name}: a version below 1; versions count up from 1.")
            : live;
    }

    private static LiveVersions Versions(File file) => new(file.Champion, file.Challenger, file.History);

    private static LiveVersions ReadSecond(File file, string name) => file.History.Any(entry => entry.By is not null)
        ? throw new BundleException($"{name}: says by whom (by), which {SecondFormat} does not; expected {Format}.")
        : Versions(file);

    private static LiveVersions ReadFirst(FirstFile file) =>
        new(file.Champion, file.Challenger, [.. file.History.Select(entry => new Publication(entry.Version, entry.At, entry.Reason))]);

    internal sealed record File(string Format, int Champion, int? Challenger, IReadOnlyList<Publication> History);

    internal sealed record FirstFile(string Format, int Champion, int? Challenger, IReadOnlyList<FirstPublication> History);

    internal sealed record FirstPublication(int Version, DateTimeOffset At, string Reason);
}
