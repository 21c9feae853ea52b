using System.Globalization;
using Predictor.Benchmarks.Load.Tools;
using Predictor.Benchmarks.Speed.Runs;

namespace Predictor.Benchmarks.Load.Sections;

/// <summary>A score whose history comes from a full store, beside one over an empty store.</summary>
internal sealed class HistoryScores(LoadBench bench, int events)
{
    public void Measure(LoadReport report)
    {
        var full = FullStore.Ensure(Path.Combine(bench.Folder, FormattableString.Invariant($"full-{events}.db")), events);
        var empty = Path.Combine(bench.Folder, "empty.db");
        var rounds = new List<(double Empty, double Full)>();
        for (var round = 0; round < bench.Rounds; round++)
        {
            foreach (var file in Directory.GetFiles(bench.Folder, "empty.db*"))
            {
                File.Delete(file);
            }

            rounds.Add((Milliseconds($"Data Source={empty}"), Milliseconds($"Data Source={full}")));
        }

        var ratio = Spread.Of(rounds.Select(round => round.Full / round.Empty));
        report.Saw(
            FormattableString.Invariant($"a score with history, one connection, record=none: ms over {events:N0} interactions, beside an empty store"),
            string.Create(CultureInfo.InvariantCulture, $"{Spread.Of(rounds.Select(round => round.Full)).Median:0.00}, {Spread.Of(rounds.Select(round => round.Empty)).Median:0.00}: {ratio}"));
        report.Held("a score with history over a full store, times an empty one", ratio.Median, 2, atMost: true);
    }

    private double Milliseconds(string connection)
    {
        using var service = bench.Start(connection);
        var cases = bench.Cases(4);
        string[] bodies = [.. Enumerable.Range(0, 500).Select(number => cases.Next(FullStore.Customer(number * 7919 % (events / FullStore.CasesOfCustomer))))];
        service.UntilAnswered("/v1/score", bodies[0]);
        var url = new Uri(service.Address, "/v1/score?reasons=3&record=none");
        Wrk.Throughput(url, bodies, 1, 2, bench.Folder);
        return 1e3 / Wrk.Throughput(url, bodies, 1, bench.Seconds, bench.Folder);
    }
}
