using System.Globalization;
using Predictor.Models.Bundles;

namespace Predictor.Models.Comparisons;

/// <summary>
/// A stored comparison: <c>NAME/comparisons/2-vs-1-0123456789abcdef.json</c>, named by both versions and the first 16 digits of its own SHA-256, so
/// that the same comparison has one file, another has another, and a changed byte shows.
/// </summary>
public static class ComparisonFile
{
    internal const string Folder = "comparisons";
    private const int Digits = 16;
    private const long MostBytes = 16 << 20;

    /// <summary>The file's bytes, which depend on the comparison alone.</summary>
    /// <exception cref="BundleException">It does not hold together.</exception>
    public static byte[] Bytes(Comparison comparison)
    {
        var bytes = ManifestJson.Write(comparison);
        Check(comparison, "comparison");
        return bytes;
    }

    internal static string NameOf(Comparison comparison, byte[] bytes) => $"{Pair(comparison)}-{BundleFiles.Sha256(bytes)[..Digits]}.json";

    /// <summary>Files that hold a version of the folder's name against another one of it, in ordinal order.</summary>
    internal static string Pattern(int challenger, int against) => string.Create(CultureInfo.InvariantCulture, $"{challenger}-vs-{against}-*.json");

    /// <exception cref="BundleException">Changed after it was written, of another format, or one that does not hold together.</exception>
    public static Comparison Read(string path)
    {
        var (folder, name) = (Path.GetDirectoryName(Path.GetFullPath(path))!, Path.GetFileName(path));
        var bytes = BundleFiles.Read(folder, name, MostBytes);
        if (ManifestJson.ReadFormat(bytes, path) is var format and not Comparison.NewestFormat)
        {
            throw ManifestJson.UnknownFormat(path, format, Comparison.NewestFormat);
        }

        var comparison = ManifestJson.Read<Comparison>(bytes, path);
        Check(comparison, path);
        var expected = NameOf(comparison, bytes);
        return name == expected
            ? comparison
            : throw new BundleException($"{path}: by what it holds its name is {expected}. It was changed or renamed after it was written.");
    }

    private static string Pair(Comparison comparison)
    {
        var own = comparison.Challenger;
        var other = comparison.Against switch
        {
            null => "predictions",
            var against when against.Name == own.Name => against.Version.ToString(CultureInfo.InvariantCulture),
            var against => string.Create(CultureInfo.InvariantCulture, $"{against.Name}@{against.Version}"),
        };
        return string.Create(CultureInfo.InvariantCulture, $"{own.Version}-vs-{other}");
    }

    private static void Check(Comparison comparison, string name)
    {
        if (comparison.Against is null == comparison.Predictions is null)
        {
            throw new BundleException($"{name}: expected either a version or predictions that the challenger was held against.");
        }

        foreach (var version in new[] { comparison.Challenger, comparison.Against }.OfType<ComparedVersion>())
        {
            ModelName.Check(version.Name);
            if (version.Version < 1)
            {
                throw new BundleException($"{name}: a version below 1; versions count up from 1.");
            }
        }

        foreach (var outcome in comparison.Outcomes)
        {
            var place = $"{name}: {outcome.Outcome} at {ManifestJson.Name(outcome.Moment)}";
            var margin = ComparedOutcome.MarginOf(outcome.Positives, outcome.Overlap.Measured);
            if (!(Math.Abs(outcome.Margin - margin) <= Math.Abs(margin) * 1e-9))
            {
                throw new BundleException(FormattableString.Invariant($"{place}: its margin is {outcome.Margin}; its base rate says {margin}."));
            }

            var expected = ComparedOutcome.Judge(outcome.LogLoss, outcome.Margin, outcome.Positives, outcome.Overlap.Measured, outcome.Customers);
            if (outcome.Verdict != expected)
            {
                throw new BundleException($"{place}: its verdict is {outcome.Verdict}; its figures say {expected}.");
            }

            var bands = outcome.Bands.Bands.Count;
            if (outcome.Bands.Cases.Count != bands || outcome.Bands.Cases.Any(row => row.Count != bands)
                || outcome.Bands.Cases.Sum(row => row.Sum()) != outcome.Overlap.Measured)
            {
                throw new BundleException($"{place}: expected {bands} by {bands} counts of bands that add up to {outcome.Overlap.Measured} cases.");
            }
        }
    }
}
