using Predictor.Models.Bundles;

namespace Predictor.Models.Registry;

/// <summary>The models folder: <c>NAME/VERSION/</c>, <c>NAME/live.json</c>, <c>NAME/policy.json</c>.</summary>
public sealed class ModelRegistry(string folder)
{
    public string Folder => folder;

    /// <summary>Names that have at least one version or a live.json, in ordinal order.</summary>
    public IReadOnlyList<string> Names() => throw new NotImplementedException();

    /// <summary>Versions of a name, ascending.</summary>
    public IReadOnlyList<int> Versions(string name) => throw new NotImplementedException();

    /// <summary>Writes the next version and returns it with its number; a default policy.json is written where there is none.</summary>
    public Model Add(Model model) => throw new NotImplementedException();

    /// <summary>Writes run.json beside a version: what differs from run to run.</summary>
    public void WriteRun(string name, int version, string json) => throw new NotImplementedException();

    /// <param name="reference">NAME (its champion), NAME@VERSION, or a path to a version's folder.</param>
    public Model Open(string reference) => throw new NotImplementedException();

    /// <summary>Null where nothing is published.</summary>
    public LiveVersions? Live(string name) => throw new NotImplementedException();

    /// <summary>Makes a version the champion: checks that it reads, then replaces live.json atomically and keeps its history.</summary>
    public LiveVersions Publish(string name, int version, DateTimeOffset at, string reason) => throw new NotImplementedException();
}
