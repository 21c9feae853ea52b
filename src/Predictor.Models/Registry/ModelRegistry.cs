using System.Globalization;
using System.Text;
using System.Text.Json;
using Predictor.Models.Bundles;
using Predictor.Models.Policies;

namespace Predictor.Models.Registry;

/// <summary>
/// The models folder: <c>NAME/VERSION/</c>, <c>NAME/comparisons/</c>, <c>NAME/tuning/</c>, <c>NAME/live.json</c>, <c>NAME/policy.json</c>. Several processes may use one folder.
/// </summary>
public sealed partial class ModelRegistry(string folder)
{
    private const string PolicyName = "policy.json";
    private const int MostAttempts = 1_000;

    public string Folder => folder;

    /// <summary>Names that have at least one version or a live.json, in ordinal order.</summary>
    public IReadOnlyList<string> Names()
    {
        if (!Directory.Exists(folder))
        {
            return [];
        }

        return [.. Directory.EnumerateDirectories(folder)
            .Select(path => Path.GetFileName(path))
            .Where(name => ModelName.IsValid(name) && (File.Exists(LivePath(name)) || Versions(name).Count > 0))
            .Order(StringComparer.Ordinal)];
    }

    /// <summary>Versions of a name, ascending; none for a name that is not there.</summary>
    public IReadOnlyList<int> Versions(string name)
    {
        var own = FolderOf(name);
        return Directory.Exists(own)
            ? [.. Directory.EnumerateDirectories(own).Select(path => ModelReference.ParseVersion(Path.GetFileName(path))).OfType<int>().Order()]
            : [];
    }

    /// <summary>
    /// Writes the next version and returns it with its number; a default policy.json is written where there is none.
    /// Of several that add at the same time, each gets a number of its own.
    /// </summary>
    /// <exception cref="BundleException">The model does not hold together.</exception>
    public Model Add(Model model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var own = FolderOf(model.Name);
        for (var attempt = 0; ; attempt++)
        {
            var numbered = model.WithVersion(Versions(model.Name) is [.., var last] ? last + 1 : 1);
            var target = PathTo(model.Name, numbered.Version);
            try
            {
                Bundle.Write(numbered, target);
                AtomicFile.WriteNew(Path.Combine(own, PolicyName), PolicyFile.Bytes(PolicyFile.Default(numbered)));
                return numbered;
            }
            catch (IOException) when (Directory.Exists(target) && attempt < MostAttempts)
            {
                // Someone else's version took the number between looking and moving: the next one is tried.
            }
        }
    }

    /// <summary>Writes run.json beside a version: what differs from run to run.</summary>
    /// <exception cref="BundleException">No such version, or no JSON.</exception>
    public void WriteRun(string name, int version, string json)
    {
        CheckThere(name, version);
        try
        {
            JsonDocument.Parse(json).Dispose();
        }
        catch (JsonException e)
        {
            throw new BundleException($"{BundleFiles.Run} of {name}@{version}: not JSON: {e.Message}", e);
        }

        AtomicFile.Write(Path.Combine(PathTo(name, version), BundleFiles.Run), Encoding.UTF8.GetBytes(json), FolderOf(name), overwrite: true);
    }

    /// <param name="reference">NAME (its champion), NAME@VERSION, or a path to a version's folder.</param>
    /// <exception cref="BundleException">No such model, nothing published, or a version that is refused.</exception>
    public Model Open(string reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        var (path, name, version) = ModelReference.Parse(reference);
        if (path is not null)
        {
            return Bundle.Read(path);
        }

        if (!Directory.Exists(FolderOf(name)))
        {
            var known = Names() is { Count: > 0 } names ? string.Join(", ", names) : "none";
            throw new BundleException($"No model {name} in {folder}; there are: {known}.");
        }

        var champion = version ?? Live(name)?.Champion ?? throw new BundleException(
            $"Nothing is published under {name}; versions: {string.Join(", ", Versions(name))}. Publish one, or say {name}@VERSION.");
        return ReadVersion(name, champion);
    }

    /// <summary>Null where nothing is published.</summary>
    /// <exception cref="BundleException">A live.json that cannot be used.</exception>
    public LiveVersions? Live(string name) => LiveFile.Read(FolderOf(name));

    /// <summary>The name's policy; the default for the model where there is no policy.json.</summary>
    /// <exception cref="BundleException">A policy.json that cannot be used, with every mistake.</exception>
    public Policy ReadPolicy(Model model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var path = PolicyPath(model.Name);
        return File.Exists(path) ? PolicyFile.Read(path) : PolicyFile.Default(model);
    }

    /// <exception cref="BundleException">No such version, one that is refused, or one that calls itself otherwise.</exception>
    internal Model ReadVersion(string name, int version)
    {
        CheckThere(name, version);
        var model = Bundle.Read(PathTo(name, version));
        return model.Name == name && model.Version == version
            ? model
            : throw new BundleException($"{PathTo(name, version)}: its manifest says {model.Name}@{model.Version}; expected {name}@{version}.");
    }

    /// <summary>Where a search's trials are kept: <c>NAME/tuning/</c>, one file a search.</summary>
    /// <exception cref="BundleException">Not a model's name.</exception>
    public string TuningPath(string name, string fingerprint)
    {
        ArgumentNullException.ThrowIfNull(fingerprint);
        return Path.Combine(FolderOf(name), "tuning", $"{fingerprint[..16]}.jsonl");
    }

    internal string FolderOf(string name)
    {
        ModelName.Check(name);
        return Path.Combine(folder, name);
    }

    internal string PathTo(string name, int version) => Path.Combine(FolderOf(name), version.ToString(CultureInfo.InvariantCulture));

    internal string LivePath(string name) => Path.Combine(FolderOf(name), LiveFile.Name);

    internal string PolicyPath(string name) => Path.Combine(FolderOf(name), PolicyName);

    private void CheckThere(string name, int version)
    {
        if (!Directory.Exists(PathTo(name, version)))
        {
            var known = Versions(name) is { Count: > 0 } versions ? string.Join(", ", versions) : "none";
            throw new BundleException($"No version {version} of {name} in {folder}; there are: {known}.");
        }
    }
}
