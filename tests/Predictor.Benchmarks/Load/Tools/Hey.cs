using System.Globalization;
using System.Text.RegularExpressions;
using Predictor.Benchmarks.Accuracy;
using Predictor.Benchmarks.Load.Host;

namespace Predictor.Benchmarks.Load.Tools;

/// <summary>Requests at a fixed rate, by hey.</summary>
internal static partial class Hey
{
    private const int Connections = 10;

    /// <summary>Milliseconds below which 50 and 99 of 100 answers came.</summary>
    /// <param name="url">Where they go.</param>
    /// <param name="body">Sent again and again.</param>
    /// <param name="rate">Requests a second in all.</param>
    /// <param name="seconds">How long.</param>
    /// <param name="work">Folder for the body's file.</param>
    /// <exception cref="InvalidOperationException">An answer was no 200.</exception>
    public static (double Median, double P99, double Rate) Latency(Uri url, string body, double rate, int seconds, string work)
    {
        var file = Path.Combine(work, "hey.json");
        File.WriteAllText(file, body);
        var said = Commands.Run("hey", [
            "-z", FormattableString.Invariant($"{seconds}s"), "-c", FormattableString.Invariant($"{Connections}"), "-q", FormattableString.Invariant($"{rate / Connections:0.##}"),
            "-m", "POST", "-T", "application/json", "-H", $"X-Api-Key: {LoadedService.Key}", "-D", file, url.AbsoluteUri]);
        if (Statuses().Matches(said).Any(status => status.Groups[1].Value != "200") || said.Contains("Error distribution", StringComparison.Ordinal))
            throw new InvalidOperationException($"{url}: not every request was answered with 200: {said}");
        return (Share(said, 50), Share(said, 99), double.Parse(PerSecond().Match(said).Groups[1].Value, CultureInfo.InvariantCulture));
    }

    private static double Share(string said, int percent) =>
        1e3 * double.Parse(Regex.Match(said, FormattableString.Invariant($@"{percent}%+ in ([\d.]+) secs")).Groups[1].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\[(\d+)\]\s+\d+ responses")]
    private static partial Regex Statuses();

    [GeneratedRegex(@"Requests/sec:\s+([\d.]+)")]
    private static partial Regex PerSecond();
}
