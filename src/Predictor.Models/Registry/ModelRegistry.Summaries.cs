using System.Text.Json;
using Predictor.Cases;
using Predictor.Models.Bundles;

namespace Predictor.Models.Registry;

/// <summary>What is in the folder, for people: versions without their forests, and reports beside them.</summary>
public sealed partial class ModelRegistry
{
    private const long MostRunBytes = 1 << 20;

    /// <summary>A version by its manifest and schema, each held against its checksum; a few milliseconds.</summary>
    /// <exception cref="BundleException">No such version, one whose manifest or schema is refused, or one that calls itself otherwise.</exception>
    public VersionSummary Summarise(string name, int version)
    {
        CheckThere(name, version);
        var path = PathTo(name, version);
        var manifest = Bundle.ReadManifest(path);
        if (manifest.Name != name || manifest.Version != version)
        {
            throw new BundleException($"{path}: its manifest says {manifest.Name}@{manifest.Version}; expected {name}@{version}.");
        }

        var files = new ManifestFiles(path, manifest, othersAllowed: true);
        var schema = Bundle.Parsed(path, BundleFiles.Schema, files.Take(BundleFiles.Schema), SchemaFile.Read);
        return new VersionSummary
        {
            Version = version,
            ManifestSha256 = Bundle.ManifestSha256(path),
            Schema = schema,
            Provenance = manifest.Provenance,
            Outcomes =
            [
                .. manifest.Outcomes.Select(entry => new SummarisedOutcome(
                    schema.Outcomes.FirstOrDefault(outcome => outcome.Name == entry.Outcome)
                        ?? throw new BundleException($"{path}: {BundleFiles.Manifest} has outcome {entry.Outcome}, which {BundleFiles.Schema} does not."),
                    entry.Moment,
                    entry.BaseRate,
                    entry.Report)),
            ],
            Remembers = manifest.Format == Bundle.Format,
            MadeAt = MadeAt(path),
        };
    }

    /// <summary>Where a version's report is looked for: <c>NAME/reports/VERSION.html</c>, where <c>report --out</c> is told to write it.</summary>
    /// <exception cref="BundleException">Not a model's name.</exception>
    public string ReportPath(string name, int version) => Path.Combine(FolderOf(name), "reports", FormattableString.Invariant($"{version}.html"));

    /// <summary>run.json is no part of the version: what it does not say is not known.</summary>
    private static DateTimeOffset? MadeAt(string path)
    {
        var file = new FileInfo(Path.Combine(path, BundleFiles.Run));
        if (!file.Exists || file.Length > MostRunBytes)
        {
            return null;
        }

        try
        {
            using var run = JsonDocument.Parse(File.ReadAllBytes(file.FullName));
            return run.RootElement.ValueKind == JsonValueKind.Object && run.RootElement.TryGetProperty("finishedAt", out var at) && at.ValueKind == JsonValueKind.String && at.TryGetDateTimeOffset(out var time) ? time : null;
        }
        catch (Exception fault) when (fault is JsonException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
