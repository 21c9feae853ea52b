using System.Globalization;
using Predictor.Benchmarks.Load.Host;
using Predictor.Benchmarks.Speed.Runs;

namespace Predictor.Benchmarks.Load.Sections;

/// <summary>From the process's start to the first answer, beside a host with the bare endpoint alone.</summary>
internal sealed class FirstScore(LoadBench bench)
{
    /// <summary>Without the bare endpoint in the same process: nobody's service loads it as it starts.</summary>
    private static readonly Dictionary<string, string> Alone = new() { ["DOTNET_STARTUP_HOOKS"] = "", ["ASPNETCORE_HOSTINGSTARTUPASSEMBLIES"] = "" };

    public void Measure(LoadReport report)
    {
        var body = bench.Cases(3).Next();
        Once(body);
        var rounds = Enumerable.Range(0, bench.Rounds).Select(_ => Once(body)).ToArray();
        var ratio = Spread.Of(rounds.Select(round => round.Score / round.Bare));
        report.Saw("from start to first score beside first bare answer, ms", string.Create(
            CultureInfo.InvariantCulture, $"{Spread.Of(rounds.Select(round => round.Score)).Median:0}, {Spread.Of(rounds.Select(round => round.Bare)).Median:0}: {ratio}"));
        report.Held("from start to first score, times bare", ratio.Median, 2, atMost: true);
    }

    private (double Bare, double Score) Once(string body)
    {
        double bareTime;
        using (var bare = LoadedService.StartBare())
        {
            bareTime = bare.UntilAnswered($"{BareEndpoint.Path}/?bytes=2000", body).TotalMilliseconds;
        }

        using var service = bench.Start(environment: Alone);
        return (bareTime, service.UntilAnswered("/v1/score", body).TotalMilliseconds);
    }
}
