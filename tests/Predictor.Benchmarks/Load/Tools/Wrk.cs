using System.Globalization;
using System.Text.RegularExpressions;
using Predictor.Benchmarks.Accuracy;
using Predictor.Benchmarks.Load.Host;

namespace Predictor.Benchmarks.Load.Tools;

/// <summary>As many requests as go through, by wrk: each connection sends the next when it has its answer.</summary>
internal static partial class Wrk
{
    /// <summary>Requests a second that were answered with 2xx.</summary>
    /// <param name="url">Where they go.</param>
    /// <param name="bodies">Sent in turn.</param>
    /// <param name="connections">At once.</param>
    /// <param name="seconds">How long.</param>
    /// <param name="work">Folder for wrk's script.</param>
    /// <exception cref="InvalidOperationException">An answer was no 2xx, or a connection broke.</exception>
    public static double Throughput(Uri url, IReadOnlyList<string> bodies, int connections, int seconds, string work)
    {
        var script = Path.Combine(work, "wrk.lua");
        File.WriteAllText(script, Script(bodies));
        var said = Commands.Run("wrk", [
            "-t1", FormattableString.Invariant($"-c{connections}"), FormattableString.Invariant($"-d{seconds}s"), "--timeout", "30s", "-s", script, url.AbsoluteUri]);
        if (said.Contains("Non-2xx", StringComparison.Ordinal) || Errors().IsMatch(said))
            throw new InvalidOperationException($"{url}: not every request was answered well: {said}");
        return double.Parse(PerSecond().Match(said).Groups[1].Value, CultureInfo.InvariantCulture);
    }

    private static string Script(IReadOnlyList<string> bodies) =>
        $$"""
        local bodies = {
        {{string.Join(",\n", bodies.Select(body => $"[===[{body}]===]"))}}
        }
        local headers = { ["Content-Type"] = "application/json", ["X-Api-Key"] = "{{LoadedService.Key}}" }
        local requests = {}
        local next = 0
        init = function(args)
          for i, body in ipairs(bodies) do requests[i] = wrk.format("POST", nil, headers, body) end
        end
        request = function()
          next = next % #requests + 1
          return requests[next]
        end

        """;

    [GeneratedRegex(@"Requests/sec:\s+([\d.]+)")]
    private static partial Regex PerSecond();

    [GeneratedRegex(@"Socket errors:.*(connect|read|write|timeout) [1-9]")]
    private static partial Regex Errors();
}
