using System.CommandLine;
using Predictor.Benchmarks.Speed.Figures;
using Predictor.Benchmarks.Speed.Runs;
using Predictor.Benchmarks.Speed.Tables;

namespace Predictor.Benchmarks.Speed.Commands;

/// <summary><c>speed</c>: us and each peer in turn on the same files.</summary>
internal static class SpeedCommand
{
    public static Command Create()
    {
        var (data, rows, threads) = (SharedOptions.Data(), SharedOptions.Rows(1_000_000), SharedOptions.Threads());
        var pairs = new Option<int>("--pairs") { Description = "How often each runs.", DefaultValueFactory = _ => 3 };
        var explained = new Option<int>("--explained") { Description = "Held-out rows to explain.", DefaultValueFactory = _ => 10_000 };
        var python = new Option<string?>("--python") { Description = "The Python that has the peers; else one is looked for." };
        var keep = new Option<bool>("--keep") { Description = "Keep the results in the room, under the machine's name." };
        var command = new Command("speed", "Reads, learns, scores and explains beside XGBoost and scikit-learn.") { data, rows, threads, pairs, explained, python, keep };
        command.SetAction(parsed =>
        {
            var peers = PeerScript.Find(parsed.GetValue(python));
            var settings = SharedOptions.Settings(parsed.GetRequiredValue(data), parsed.GetValue(rows), parsed.GetValue(threads))
                with
            { Explained = parsed.GetValue(explained) };
            var contest = Contest.Hold(
                [
                    ("Predictor", () => RunFigures.FromJson(ChildProcess.OwnLastLine(OwnCommands.Run, settings.Arguments()))),
                    ("XGBoost", () => peers.Run(PeerScript.XGBoost, settings)),
                    ("scikit-learn", () => peers.Run(PeerScript.ScikitLearn, settings)),
                ],
                parsed.GetValue(pairs),
                settings.Margins,
                HeldOutLabels.Read(settings.HeldOut));

            var report = new ContestReport(contest, settings, parsed.GetValue(rows), parsed.GetValue(pairs));
            Console.WriteLine(report.ToMarkdown());
            report.Write(parsed.GetValue(keep)
                ? Path.Combine(SharedOptions.RepositoryRoot, "tests", "Predictor.Benchmarks", "Results")
                : Path.Combine(parsed.GetRequiredValue(data), "results"));
        });
        return command;
    }
}
