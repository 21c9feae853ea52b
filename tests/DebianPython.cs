using System.Diagnostics;

namespace Predictor.Tests;

/// <summary>Debian's own Python, for references that are too large to keep. Linked into the test projects that run it.</summary>
internal static class DebianPython
{
    private const string Path = "/usr/bin/python3";

    /// <summary>Runs a script; skips the test, saying so, where Debian's Python or a module that the script needs is not there.</summary>
    /// <param name="module">As it is imported: "xgboost".</param>
    /// <param name="package">Debian's package of it.</param>
    /// <param name="arguments">The script's path, then what it takes.</param>
    public static void Run(string module, string package, params string[] arguments)
    {
        Assert.SkipUnless(File.Exists(Path) && Start("-c", $"import {module}").Code == 0, $"{module} is not there for {Path} (Debian: apt-get install {package}).");
        var (code, words) = Start(arguments);
        Assert.True(code == 0, $"{string.Join(' ', arguments)} ended with {code}: {words}");
    }

    private static (int Code, string Words) Start(params string[] arguments)
    {
        var start = new ProcessStartInfo(Path, arguments) { RedirectStandardError = true, RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var words = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, words + output.Result);
    }
}
