namespace Predictor.Models.Bundles;

/// <summary>The files that a manifest lists, each read once, and handed out only where length and checksum are as listed.</summary>
internal sealed class ManifestFiles
{
    private readonly string _folder;
    private readonly Dictionary<string, ManifestFile> _listed;
    private readonly HashSet<string> _taken = [];

    /// <exception cref="BundleException">A listed file that is no plain name or is listed twice; a file or folder that is not listed.</exception>
    public ManifestFiles(string folder, Manifest manifest)
        : this(folder, manifest, othersAllowed: false)
    {
    }

    /// <param name="folder">The bundle's.</param>
    /// <param name="manifest">Held against its checksum.</param>
    /// <param name="othersAllowed">Whether the folder may hold what is not listed.</param>
    /// <exception cref="BundleException">As said.</exception>
    public ManifestFiles(string folder, Manifest manifest, bool othersAllowed)
    {
        _folder = folder;
        _listed = new Dictionary<string, ManifestFile>(StringComparer.Ordinal);
        if (manifest.Files.Count > BundleFiles.MostFiles)
        {
            throw new BundleException($"{folder}: {BundleFiles.Manifest} lists {manifest.Files.Count} files; at most {BundleFiles.MostFiles} are read.");
        }

        foreach (var file in manifest.Files)
        {
            if (Path.GetFileName(file.Name) != file.Name || file.Name is "" or "." or ".." || !_listed.TryAdd(file.Name, file))
            {
                throw new BundleException($"{folder}: {BundleFiles.Manifest} lists '{file.Name}'; expected names of files in the folder, each once.");
            }
        }

        foreach (var path in othersAllowed ? [] : Directory.EnumerateFileSystemEntries(folder))
        {
            var name = Path.GetFileName(path);
            if (!_listed.ContainsKey(name) && name is not (BundleFiles.Manifest or BundleFiles.ManifestChecksum or BundleFiles.Run))
            {
                throw new BundleException($"{folder}: {name} is not listed in {BundleFiles.Manifest}; a bundle holds nothing else (but {BundleFiles.Run}).");
            }
        }
    }

    public bool Has(string name) => _listed.ContainsKey(name);

    /// <exception cref="BundleException">Not listed, missing, or not the bytes that were written.</exception>
    public byte[] Take(string name)
    {
        if (!_listed.TryGetValue(name, out var listed))
        {
            throw new BundleException($"{_folder}: {BundleFiles.Manifest} does not list {name}, which a bundle holds.");
        }

        _taken.Add(name);
        var bytes = BundleFiles.Read(_folder, name, BundleFiles.MostFileBytes);
        if (bytes.Length != listed.Bytes)
        {
            throw new BundleException(FormattableString.Invariant($"{_folder}: {name} has {bytes.Length} bytes; {BundleFiles.Manifest} says {listed.Bytes}."));
        }

        var found = BundleFiles.Sha256(bytes);
        return found == listed.Sha256
            ? bytes
            : throw new BundleException($"{_folder}: {name} has SHA-256 {found}; {BundleFiles.Manifest} says {listed.Sha256}. It was changed after it was written.");
    }

    /// <exception cref="BundleException">A listed file that nothing in the bundle uses.</exception>
    public void CheckAllTaken()
    {
        if (_listed.Keys.Where(name => !_taken.Contains(name)).Order(StringComparer.Ordinal).ToArray() is { Length: > 0 } unused)
        {
            throw new BundleException($"{_folder}: {BundleFiles.Manifest} lists {string.Join(", ", unused)}, which no part of it uses.");
        }
    }
}
