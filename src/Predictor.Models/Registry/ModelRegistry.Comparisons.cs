using Predictor.Models.Bundles;
using Predictor.Models.Comparisons;

namespace Predictor.Models.Registry;

/// <summary>Stored comparisons of a name's versions: immutable, each under a name that its content gives.</summary>
public sealed partial class ModelRegistry
{
    /// <summary>Stores a comparison with its challenger's name and returns the path; one that is there already stays as it is.</summary>
    /// <exception cref="BundleException">It does not hold together, or its challenger is not the version that is here.</exception>
    public string Add(Comparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        var bytes = ComparisonFile.Bytes(comparison);
        var (name, version) = (comparison.Challenger.Name, comparison.Challenger.Version);
        CheckThere(name, version);
        if (Bundle.ManifestSha256(PathTo(name, version)) != comparison.Challenger.ManifestSha256)
        {
            throw new BundleException($"A comparison of {name}@{version} with another manifest than {PathTo(name, version)} has cannot be stored with it.");
        }

        var stored = Directory.CreateDirectory(Path.Combine(FolderOf(name), ComparisonFile.Folder)).FullName;
        var path = Path.Combine(stored, ComparisonFile.NameOf(comparison, bytes));
        AtomicFile.WriteNew(path, bytes);
        return path;
    }

    /// <summary>Paths of the stored comparisons of a version with another one of the same name, in ordinal order.</summary>
    public IReadOnlyList<string> Comparisons(string name, int challenger, int against)
    {
        var stored = Path.Combine(FolderOf(name), ComparisonFile.Folder);
        return Directory.Exists(stored)
            ? [.. Directory.EnumerateFiles(stored, ComparisonFile.Pattern(challenger, against)).Order(StringComparer.Ordinal)]
            : [];
    }
}
