using System.Diagnostics;

namespace Predictor.Benchmarks.Speed.Runs;

/// <summary>A run in a process of its own: fresh memory, a cold runtime, nothing left over from the run before.</summary>
internal static class ChildProcess
{
    /// <summary>The last line that the process prints.</summary>
    /// <exception cref="InvalidOperationException">It failed, or printed nothing.</exception>
    public static string LastLine(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        var lines = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        process.WaitForExit();
        return process.ExitCode == 0 && lines.Length > 0
            ? lines[^1]
            : throw new InvalidOperationException($"{program} {string.Join(' ', start.ArgumentList)}: ended with code {process.ExitCode} after {lines.Length} lines; see what it wrote above.");
    }

    /// <summary>A command of this program.</summary>
    public static string OwnLastLine(string command, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        var program = Environment.ProcessPath ?? throw new InvalidOperationException("This process has no path.");
        var isHost = Path.GetFileNameWithoutExtension(program) == "dotnet";
        return LastLine(program, [.. isHost ? [typeof(ChildProcess).Assembly.Location] : (string[])[], command, .. arguments], environment);
    }
}
