using Predictor.Benchmarks.Load.Host;
using Predictor.Models.Bundles;

namespace Predictor.Benchmarks.Load;

/// <summary>What every section measures with.</summary>
/// <param name="Folder">Content root of the service.</param>
/// <param name="Library">Predictor.Api.dll, or the program of a service that brings its own runtime.</param>
/// <param name="Model">What is served.</param>
/// <param name="Seconds">Of each run.</param>
/// <param name="Rounds">How often each runs, in turn with the others.</param>
internal sealed record LoadBench(string Folder, string Library, Model Model, int Seconds, int Rounds)
{
    /// <summary>Limits of rates are lifted: here it is to be seen how much goes through.</summary>
    private static readonly string[] Unlimited = ["Limits:RequestsPerSecond=0", "Limits:Concurrent=0"];

    /// <summary>The service over an empty store of its own, or over none.</summary>
    /// <param name="connection">Of the store.</param>
    /// <param name="settings">Over the benchmark's own.</param>
    /// <param name="environment">Beyond the benchmark's own.</param>
    public LoadedService Start(string? connection = null, IEnumerable<string>? settings = null, IReadOnlyDictionary<string, string>? environment = null)
    {
        // Its settings as they ship: without them every request is logged, and logging is what is measured.
        foreach (var shipped in Directory.EnumerateFiles(Path.GetDirectoryName(Library)!, "appsettings*.json"))
        {
            File.Copy(shipped, Path.Combine(Folder, Path.GetFileName(shipped)), overwrite: true);
        }

        if (connection is null)
        {
            var store = Path.Combine(Folder, "store");
            if (Directory.Exists(store))
                Directory.Delete(store, recursive: true);
        }

        return LoadedService.Start(Library, Folder, [.. Unlimited, .. connection is null ? (string[])[] : [$"Store:Connection={connection}"], .. settings ?? []], environment);
    }

    public LoadCases Cases(int seed) => new(Model, seed);
}
