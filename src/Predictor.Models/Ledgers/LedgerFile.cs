using System.Globalization;
using Predictor.Models.Bundles;

namespace Predictor.Models.Ledgers;

/// <summary>Snapshots as files: <c>models/NAME/ledger/2026-06-30.json</c>, the latest by its date.</summary>
public static class LedgerFile
{
    public const string Folder = "ledger";

    private const long MostBytes = 64 << 20;

    /// <summary>Bytes that depend on the ledger alone.</summary>
    public static byte[] Bytes(LedgerSnapshot ledger) => ManifestJson.Write(ledger);

    /// <summary>Where a name's snapshot of a date lies.</summary>
    public static string PathOf(string models, string name, string date)
    {
        ModelName.Check(name);
        return Path.Combine(models, name, Folder, $"{date}.json");
    }

    /// <summary>Path of the newest snapshot of a name; null: there is none.</summary>
    public static string? Newest(string models, string name)
    {
        ModelName.Check(name);
        var folder = Path.Combine(models, name, Folder);
        return !Directory.Exists(folder)
            ? null
            : Directory.EnumerateFiles(folder, "*.json").Where(path => IsDate(Path.GetFileNameWithoutExtension(path))).OrderDescending(StringComparer.Ordinal).FirstOrDefault();
    }

    /// <exception cref="BundleException">Of another format, or not of this shape.</exception>
    public static LedgerSnapshot Read(string path)
    {
        var full = Path.GetFullPath(path);
        var bytes = BundleFiles.Read(Path.GetDirectoryName(full)!, Path.GetFileName(full), MostBytes);
        if (ManifestJson.ReadFormat(bytes, path) is var format and not LedgerSnapshot.NewestFormat)
        {
            throw ManifestJson.UnknownFormat(path, format, LedgerSnapshot.NewestFormat);
        }

        return ManifestJson.Read<LedgerSnapshot>(bytes, path);
    }

    private static bool IsDate(string name) => DateOnly.TryParseExact(name, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
