using System.Globalization;
using Predictor.Benchmarks.Load.Host;
using Predictor.Benchmarks.Load.Tools;
using Predictor.Benchmarks.Speed.Runs;

namespace Predictor.Benchmarks.Load.Sections;

/// <summary><c>POST /v1/score</c>: how many a second of what the bare endpoint of the same process does with the same bodies and answers of the same size, and how late.</summary>
internal sealed class SingleScores(LoadBench bench)
{
    private const int Connections = 64;
    private const int Bodies = 200;

    private static readonly (string Words, string Query, double Limit)[] Kinds =
    [
        ("without reasons, record=none", "reasons=0&record=none", 0.75),
        ("3 reasons, record=none", "reasons=3&record=none", 0.45),
        ("3 reasons, every score on disk (SQLite)", "reasons=3", 0.35),
    ];

    public void Measure(LoadReport report, bool withLatency)
    {
        using var service = bench.Start();
        var cases = bench.Cases(1);
        string[] bodies = [.. Enumerable.Range(0, Bodies).Select(_ => cases.Next())];
        service.UntilAnswered("/v1/score", bodies[0]);
        foreach (var (words, query, limit) in Kinds)
        {
            var score = new Uri(service.Address, $"/v1/score?{query}");
            var answer = service.Post(score.PathAndQuery, bodies[0]).Length;
            var bare = new Uri(service.Address, FormattableString.Invariant($"{BareEndpoint.Path}?bytes={answer - 40}"));

            // Warm: the first seconds compile.
            Run(bare, bodies);
            Run(score, bodies);
            var rounds = Enumerable.Range(0, bench.Rounds).Select(_ => (Bare: Run(bare, bodies), Score: Run(score, bodies))).ToArray();
            var ratio = Spread.Of(rounds.Select(round => round.Score / round.Bare));
            report.Saw($"{words}: scores a second, of bare ({answer} bytes an answer)", FormattableString.Invariant($"{Median(rounds.Select(round => round.Score)):0} of {Median(rounds.Select(round => round.Bare)):0}: {ratio}"));
            report.Saw($"{words}: bytes allocated a request, beside bare", FormattableString.Invariant($"{Allocated(service, score, bodies[0]):0}, {Allocated(service, bare, bodies[0]):0}"));
            report.Held($"throughput {words}, of bare", ratio.Median, limit, atMost: false);
            if (withLatency)
                Latency(report, words, bare, score, bodies[0], Median(rounds.Select(round => round.Score)) / 2);
        }
    }

    private void Latency(LoadReport report, string words, Uri bare, Uri score, string body, double rate)
    {
        var rounds = Enumerable.Range(0, bench.Rounds).Select(_ => (Bare: Hey.Latency(bare, body, rate, bench.Seconds, bench.Folder), Score: Hey.Latency(score, body, rate, bench.Seconds, bench.Folder))).ToArray();
        var ratio = Spread.Of(rounds.Select(round => round.Score.P99 / round.Bare.P99));
        report.Saw(
            string.Create(CultureInfo.InvariantCulture, $"{words}, at {rate:0} a second ({Median(rounds.Select(round => round.Score.Rate)):0} sent): median and p99 ms, beside bare"),
            string.Create(CultureInfo.InvariantCulture, $"{Median(rounds.Select(round => round.Score.Median)):0.0} and {Median(rounds.Select(round => round.Score.P99)):0.0}, {Median(rounds.Select(round => round.Bare.Median)):0.0} and {Median(rounds.Select(round => round.Bare.P99)):0.0}: p99 {ratio}"));
        report.Held($"p99 {words} at half the rate, times bare", ratio.Median, 3, atMost: true);
    }

    private double Run(Uri url, string[] bodies) => Wrk.Throughput(url, bodies, Connections, bench.Seconds, bench.Folder);

    private static double Allocated(LoadedService service, Uri url, string body)
    {
        const int Requests = 2_000;
        var before = Bytes();
        for (var i = 0; i < Requests; i++)
        {
            service.Post(url.PathAndQuery, body);
        }

        return (Bytes() - before) / (double)Requests;

        long Bytes() => long.Parse(service.Get($"{BareEndpoint.Path}/allocated"), CultureInfo.InvariantCulture);
    }

    private static double Median(IEnumerable<double> figures) => Spread.Of(figures).Median;
}
