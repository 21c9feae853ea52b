using System.Diagnostics;
using System.Globalization;
using Predictor.Benchmarks.Accuracy;
using Predictor.Benchmarks.Load.Host;
using Predictor.Benchmarks.Speed.Runs;

namespace Predictor.Benchmarks.Load.Sections;

/// <summary><c>POST /v1/score/batch</c>: cases a second of one file sent by curl.</summary>
internal sealed class BatchScores(LoadBench bench)
{
    private static readonly (string Words, string Query, int Cases, double Limit)[] Kinds =
    [
        ("without reasons, record=none", "reasons=0&record=none", 400_000, 100_000),
        ("3 reasons, record=none", "reasons=3&record=none", 100_000, 20_000),
    ];

    public void Measure(LoadReport report)
    {
        using var service = bench.Start();
        var cases = bench.Cases(2);
        service.UntilAnswered("/v1/score", cases.Next());
        string[] some = [.. Enumerable.Range(0, 2_000).Select(_ => cases.Next())];
        foreach (var (words, query, count, limit) in Kinds)
        {
            var file = Path.Combine(bench.Folder, "batch.ndjson");
            File.WriteAllLines(file, Enumerable.Range(0, count).Select(line => some[line % some.Length]));
            Seconds(service, query, file, count);
            var rates = Spread.Of(Enumerable.Range(0, bench.Rounds).Select(_ => count / Seconds(service, query, file, count)));
            report.Saw($"batch {words}: cases a second", string.Create(CultureInfo.InvariantCulture, $"{rates.Median:0} ({rates.Least:0} to {rates.Most:0})"));
            report.Held($"batch {words}, cases a second", rates.Median, limit, atMost: false);
        }
    }

    private double Seconds(LoadedService service, string query, string file, int cases)
    {
        var answers = Path.Combine(bench.Folder, "answers.ndjson");
        var clock = Stopwatch.StartNew();
        Commands.Run("curl", ["-s", "-f", "-H", $"X-Api-Key: {LoadedService.Key}", "-H", "Content-Type: application/x-ndjson", "-T", file, "-X", "POST", "-o", answers, new Uri(service.Address, $"/v1/score/batch?{query}").AbsoluteUri]);
        var seconds = clock.Elapsed.TotalSeconds;
        var found = File.ReadLines(answers).Count();
        return found == cases ? seconds : throw new InvalidOperationException($"{found} answers to {cases} cases.");
    }
}
