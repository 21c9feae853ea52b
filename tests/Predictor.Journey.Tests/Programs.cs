using System.Diagnostics;
using Predictor.Tests;

namespace Predictor.Journey.Tests;

/// <summary>The two programs as they were built beside these tests.</summary>
internal static class Programs
{
    /// <summary>What `dotnet run --project` would start: "src/Predictor.Api" into its library.</summary>
    public static string LibraryOf(string project)
    {
        // .../tests/Predictor.Journey.Tests/bin/CONFIGURATION/FRAMEWORK/
        var framework = new DirectoryInfo(AppContext.BaseDirectory);
        return Repository.PathTo([.. project.Split('/'), "bin", framework.Parent!.Name, framework.Name, $"{project.Split('/')[^1]}.dll"]);
    }

    /// <summary>Runs the training command line in a folder and returns its standard output; fails the test where it does not end well.</summary>
    public static async Task<string> Train(string folder, params string[] arguments)
    {
        var (exit, output, error) = await Run(folder, "dotnet", [LibraryOf("training/Predictor.Training"), .. arguments]);
        Assert.True(exit == 0, $"{string.Join(' ', arguments)} ended with {exit}: {error}");
        return output;
    }

    public static async Task<(int Exit, string Output, string Error)> Run(string folder, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await error);
    }
}
