using System.Security.Cryptography;

namespace Predictor.Models.Bundles;

/// <summary>The files of a bundle's folder by name, and the limits that a reader holds them to before it reads a byte.</summary>
internal static class BundleFiles
{
    public const string Manifest = "manifest.json";
    public const string ManifestChecksum = "manifest.sha256";
    public const string Schema = "schema.json";
    public const string Features = "features.sql";
    public const string Vocabularies = "vocabularies.json";
    public const string Reference = "reference.json";
    public const string Card = "card.md";

    /// <summary>What differs from run to run; the one file that no manifest names.</summary>
    public const string Run = "run.json";

    public const int MostFiles = 1_000;
    public const long MostManifestBytes = 64L << 20;
    public const long MostFileBytes = 1L << 30;

    /// <summary><c>left.arrival.forest.json</c>: a schema's outcomes are named in snake_case, so the name is a file name.</summary>
    public static string Forest(OutcomeModel outcome) => $"{outcome.Outcome.Name}.{ManifestJson.Name(outcome.Moment)}.forest.json";

    public static string Sha256(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>The line that <c>sha256sum -c manifest.sha256</c> reads.</summary>
    public static string ChecksumLine(ReadOnlySpan<byte> manifest) => $"{Sha256(manifest)}  {Manifest}\n";

    /// <exception cref="BundleException">No such file, or larger than <paramref name="most"/>.</exception>
    public static byte[] Read(string folder, string name, long most)
    {
        var file = new FileInfo(Path.Combine(folder, name));
        if (!file.Exists)
        {
            throw new BundleException($"{folder}: {name} is missing.");
        }

        if (file.Length > most)
        {
            throw new BundleException(FormattableString.Invariant($"{folder}: {name} has {file.Length} bytes; at most {most} are read."));
        }

        try
        {
            return File.ReadAllBytes(file.FullName);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BundleException($"{folder}: {name} cannot be read: {e.Message}", e);
        }
    }
}
