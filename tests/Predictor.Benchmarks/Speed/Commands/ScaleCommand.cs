using System.CommandLine;
using Predictor.Benchmarks.Speed.Figures;
using Predictor.Benchmarks.Speed.Runs;

namespace Predictor.Benchmarks.Speed.Commands;

/// <summary><c>scale</c>: ten million rows against one, ours alone.</summary>
internal static class ScaleCommand
{
    private const int Few = 1_000_000;
    private const int Many = 10_000_000;
    private const double Gibibyte = 1L << 30;

    public static Command Create()
    {
        var (data, threads) = (SharedOptions.Data(), SharedOptions.Threads());
        var command = new Command("scale", "Learns from 10M rows and from 1M, and compares time and peak memory.") { data, threads };
        command.SetAction(parsed =>
        {
            // The small one before and after, so that a machine that slows down or speeds up is seen.
            var before = Run(parsed.GetRequiredValue(data), Few, parsed.GetValue(threads));
            var many = Run(parsed.GetRequiredValue(data), Many, parsed.GetValue(threads));
            var after = Run(parsed.GetRequiredValue(data), Few, parsed.GetValue(threads));
            Spread Ratio(params string[] stages) => Spread.Of(new[] { before, after }.Select(few => Seconds(many, stages) / Seconds(few, stages)));
            Console.WriteLine($"read: {Ratio(Stage.Read)}\nbins and trees: {Ratio(Stage.Learn)}");
            Target[] targets =
            [
                new("10M rows read and learned from, times 1M", Ratio(Stage.Read, Stage.Learn).Median, 11, AtMost: true),
                new("bins and trees alone, times 1M", Ratio(Stage.Learn).Median, 11, AtMost: true),
                new("peak memory of 10M, GiB", many.PeakBytes.Values.Max() / Gibibyte, 6, AtMost: true),
            ];
            Console.WriteLine(string.Join('\n', targets.AsEnumerable()));
        });
        return command;
    }

    private static double Seconds(RunFigures run, string[] stages) => stages.Sum(stage => run.Timings[stage].Seconds);

    private static RunFigures Run(string folder, int rows, int threads)
    {
        var settings = SharedOptions.Settings(folder, rows, threads) with { Explained = 0 };
        Console.Error.WriteLine($"{rows} rows");
        return RunFigures.FromJson(ChildProcess.OwnLastLine(OwnCommands.Run, settings.Arguments()));
    }
}
