using System.ComponentModel;
using System.Diagnostics;
using Predictor.Benchmarks.Speed.Figures;

namespace Predictor.Benchmarks.Speed.Runs;

/// <summary>The peers, each a Python script beside this program.</summary>
internal sealed class PeerScript(string python)
{
    public const string XGBoost = "peer_xgboost.py";
    public const string ScikitLearn = "peer_sklearn.py";

    private const string Imports = "import xgboost, sklearn, pandas";

    /// <summary>The first Python that has the peers: the system's own, then those on the path.</summary>
    /// <param name="named">The only one to try; null: look for one.</param>
    /// <exception cref="InvalidOperationException">There is none; says what to install.</exception>
    public static PeerScript Find(string? named)
    {
        var onPath = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, "python3"));
        var candidates = named is null ? ["/usr/bin/python3", .. onPath.Where(File.Exists)] : new[] { named };
        var python = candidates.Distinct().FirstOrDefault(HasPeers);
        return python is not null ? new PeerScript(python) : throw new InvalidOperationException(
            $"None of {string.Join(", ", candidates.Distinct())} can '{Imports}'. On Debian: apt-get install python3-xgboost python3-sklearn python3-pandas.");
    }

    public RunFigures Run(string script, RunSettings settings, string route = "") => RunFigures.FromJson(
        ChildProcess.LastLine(python, [Path.Combine(AppContext.BaseDirectory, "Peers", script), .. settings.Arguments(), "--route", route]));

    private static bool HasPeers(string python)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(python, ["-c", Imports]) { RedirectStandardError = true });
            process?.StandardError.ReadToEnd();
            process?.WaitForExit();
            return process?.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            // No such program, or none that can be started.
            return false;
        }
    }
}
