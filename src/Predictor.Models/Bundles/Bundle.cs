using System.Text;
using Predictor.Cases;
using Predictor.Forests;

namespace Predictor.Models.Bundles;

/// <summary>
/// A model as a folder: manifest.json, schema.json, features.sql, vocabularies.json, reference.json, forests, card.md. Format <c>predictor-bundle/3</c>,
/// field by field in the room's README. Immutable, and readable without running code: JSON, SQL and Markdown.
/// </summary>
public static class Bundle
{
    public const string Format = "predictor-bundle/3";

    /// <summary>Without reference.json; read, and no longer written.</summary>
    public const string SecondFormat = "predictor-bundle/2";

    /// <summary>Without the figures that the second format added; read, and no longer written.</summary>
    public const string FirstFormat = "predictor-bundle/1";

    /// <summary>Reads and checks everything: format, checksums, schema against forests.</summary>
    /// <exception cref="BundleException">A flipped byte, a missing or extra file, a newer format.</exception>
    public static Model Read(string folder) => Read(folder, ReadManifest(folder));

    /// <summary>The manifest alone, held against its checksum and its format.</summary>
    /// <exception cref="BundleException">No folder, no manifest, a changed one, a newer format.</exception>
    internal static Manifest ReadManifest(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new BundleException($"{folder}: no such folder; expected a bundle's.");
        }

        var manifest = BundleFiles.Read(folder, BundleFiles.Manifest, BundleFiles.MostManifestBytes);
        CheckManifest(folder, manifest);
        var name = Path.Combine(folder, BundleFiles.Manifest);
        return ManifestJson.ReadFormat(manifest, name) switch
        {
            Format or SecondFormat => FormatCheck.Later(ManifestJson.Read<Manifest>(manifest, name), name),
            FirstFormat => FormatCheck.First(ManifestJson.Read<Manifest>(manifest, name), name),
            var other => throw ManifestJson.UnknownFormat(name, other, Format),
        };
    }

    /// <summary>SHA-256 of a bundle's manifest, hex: it stands for all its files, as the manifest holds their checksums.</summary>
    /// <exception cref="BundleException">No manifest.</exception>
    public static string ManifestSha256(string folder) =>
        BundleFiles.Sha256(BundleFiles.Read(folder, BundleFiles.Manifest, BundleFiles.MostManifestBytes));

    /// <summary>Writes beside and moves into place; the folder must not exist.</summary>
    /// <exception cref="BundleException">The model does not hold together.</exception>
    /// <exception cref="IOException">The folder exists already, or cannot be written.</exception>
    public static void Write(Model model, string folder)
    {
        if (SchemaFile.Mistakes(model.Schema) is { Count: > 0 } mistakes)
        {
            throw new BundleException($"{model.Name}: the schema cannot be written: {string.Join("; ", mistakes)}.");
        }

        ModelCheck.Check(model, model.Name);
        var target = Path.GetFullPath(folder);
        var parent = Directory.CreateDirectory(Path.GetDirectoryName(target)!).FullName;
        var unfinished = Path.Combine(parent, $".{Path.GetFileName(target)}.{Guid.NewGuid():N}.tmp");
        Directory.CreateDirectory(unfinished);
        try
        {
            foreach (var (name, bytes) in Files(model))
            {
                File.WriteAllBytes(Path.Combine(unfinished, name), bytes);
            }

            // No flush to the disk: what a power cut leaves half-written fails its checksum. The move is the
            // lock: it fails where a folder with files stands already, whoever came first.
            Directory.Move(unfinished, target);
        }
        finally
        {
            if (Directory.Exists(unfinished))
            {
                Directory.Delete(unfinished, recursive: true);
            }
        }
    }

    /// <summary>All files of a bundle; same model, same bytes.</summary>
    internal static IEnumerable<(string Name, byte[] Bytes)> Files(Model model)
    {
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal)
        {
            [BundleFiles.Schema] = Written(stream => SchemaFile.Write(stream, model.Schema)),
            [BundleFiles.Vocabularies] = VocabulariesFile.Write(model.Encoder),
            [BundleFiles.Reference] = ReferenceFile.Write(model.Outcomes),
            [BundleFiles.Card] = Encoding.UTF8.GetBytes(ModelCard.Write(model)),
        };
        if (model.FeaturesSql is { } sql)
        {
            files.Add(BundleFiles.Features, Encoding.UTF8.GetBytes(sql));
        }

        var outcomes = new List<ManifestOutcome>();
        foreach (var outcome in model.Outcomes)
        {
            var forest = BundleFiles.Forest(outcome);
            files.Add(forest, Written(stream => ForestFile.Write(stream, outcome.Forest)));
            outcomes.Add(new ManifestOutcome(
                outcome.Outcome.Name, outcome.Moment, forest, outcome.BaseRate, outcome.Quantiles, outcome.Calibrator, Sorted(outcome.Report)));
        }

        var listed = files.Select(file => new ManifestFile(file.Key, file.Value.Length, BundleFiles.Sha256(file.Value)));
        var written = FormatCheck.Later(new Manifest(Format, model.Name, model.Version, Sorted(model.Provenance), outcomes, [.. listed]), model.Name);
        var manifest = ManifestJson.Write(written);
        return files
            .Select(file => (file.Key, file.Value))
            .Append((BundleFiles.Manifest, manifest))
            .Append((BundleFiles.ManifestChecksum, Encoding.ASCII.GetBytes(BundleFiles.ChecksumLine(manifest))));
    }

    private static void CheckManifest(string folder, byte[] manifest)
    {
        // A newer format may keep its checksums elsewhere: without the file, the format is what to complain about first.
        var hasChecksum = File.Exists(Path.Combine(folder, BundleFiles.ManifestChecksum));
        if (!hasChecksum && ManifestJson.ReadFormat(manifest, Path.Combine(folder, BundleFiles.Manifest)) is var format and not (Format or SecondFormat or FirstFormat))
        {
            throw ManifestJson.UnknownFormat(Path.Combine(folder, BundleFiles.Manifest), format, Format);
        }

        var expected = Encoding.ASCII.GetString(BundleFiles.Read(folder, BundleFiles.ManifestChecksum, most: 1_000));
        var found = BundleFiles.ChecksumLine(manifest);
        if (found != expected)
        {
            throw new BundleException($"{folder}: {BundleFiles.Manifest} has SHA-256 {found[..64]}; {BundleFiles.ManifestChecksum} says otherwise. One of the two was changed.");
        }
    }

    private static Model Read(string folder, Manifest manifest)
    {
        var files = new ManifestFiles(folder, manifest);
        var schema = Parsed(folder, BundleFiles.Schema, files.Take(BundleFiles.Schema), SchemaFile.Read);
        var vocabularies = VocabulariesFile.Read(
            files.Take(BundleFiles.Vocabularies), Path.Combine(folder, BundleFiles.Vocabularies), schema);
        var outcomes = manifest.Outcomes.Select(entry => new OutcomeModel
        {
            Outcome = schema.Outcomes.FirstOrDefault(outcome => outcome.Name == entry.Outcome)
                ?? throw new BundleException($"{folder}: {BundleFiles.Manifest} has outcome {entry.Outcome}, which {BundleFiles.Schema} does not."),
            Moment = entry.Moment,
            Forest = Parsed(folder, entry.Forest, files.Take(entry.Forest), ForestFile.Read),
            Calibrator = entry.Calibrator,
            BaseRate = entry.BaseRate,
            Quantiles = entry.Quantiles,
            Report = entry.Report,
        }).ToArray();
        if (manifest.Format == Format)
        {
            var references = ReferenceFile.Read(files.Take(BundleFiles.Reference), Path.Combine(folder, BundleFiles.Reference), manifest.Outcomes);
            outcomes = [.. outcomes.Zip(references, (outcome, reference) => outcome with { Reference = reference })];
        }

        files.Take(BundleFiles.Card);
        var model = new Model
        {
            Name = manifest.Name,
            Version = manifest.Version,
            Schema = schema,
            FeaturesSql = files.Has(BundleFiles.Features) ? Encoding.UTF8.GetString(files.Take(BundleFiles.Features)) : null,
            Encoder = new CaseEncoder(schema, vocabularies),
            Outcomes = outcomes,
            Provenance = manifest.Provenance,
        };
        files.CheckAllTaken();
        ModelCheck.Check(model, folder);
        return model;
    }

    internal static T Parsed<T>(string folder, string name, byte[] bytes, Func<Stream, string, T> read)
    {
        try
        {
            return read(new MemoryStream(bytes, writable: false), name);
        }
        catch (Exception e) when (e is SchemaException or ForestFormatException)
        {
            throw new BundleException($"{folder}: {e.Message}", e);
        }
    }

    private static byte[] Written(Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        return stream.ToArray();
    }

    private static Provenance Sorted(Provenance provenance) => provenance with { Options = Sorted(provenance.Options) };

    private static OutcomeReport Sorted(OutcomeReport report) =>
        report with { Importance = Sorted(report.Importance), Chosen = report.Chosen is { } chosen ? Sorted(chosen) : null };

    private static SortedDictionary<string, T> Sorted<T>(IReadOnlyDictionary<string, T> map) =>
        new(map.ToDictionary(), StringComparer.Ordinal);
}
