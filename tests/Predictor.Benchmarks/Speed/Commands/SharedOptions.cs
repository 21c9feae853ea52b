using System.CommandLine;
using Predictor.Benchmarks.Speed.Tables;

namespace Predictor.Benchmarks.Speed.Commands;

/// <summary>Options that several commands have.</summary>
internal static class SharedOptions
{
    public const int HeldOutRows = 200_000;

    public static Option<string> Data() => new("--data")
    {
        Description = "Folder where simulated tables are made, and found again.",
        DefaultValueFactory = _ => Path.Combine(RepositoryRoot, "out", "benchmarks"),
    };

    public static Option<int> Rows(int rows) => new("--rows") { Description = "Rows to learn from.", DefaultValueFactory = _ => rows };

    public static Option<int> Threads() => new("--threads") { Description = "Threads each.", DefaultValueFactory = _ => 2 };

    /// <summary>The folder that holds Predictor.sln.</summary>
    public static string RepositoryRoot { get; } = FindRoot();

    /// <summary>Makes the tables where they are not there yet, and brings them into the file cache.</summary>
    public static RunSettings Settings(string folder, int rows, int threads)
    {
        var settings = new RunSettings
        {
            Train = SimulatedFile.EnsureTraining(folder, rows),
            HeldOut = SimulatedFile.EnsureHeldOut(folder, HeldOutRows),
            Margins = Path.Combine(folder, "margins.tmp"),
            Threads = threads,
        };
        foreach (var path in new[] { settings.Train, settings.HeldOut })
        {
            using var file = File.OpenRead(path);
            file.CopyTo(Stream.Null, 1 << 20);
        }

        return settings;
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Predictor.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException($"No Predictor.sln above {AppContext.BaseDirectory}.");
    }
}
