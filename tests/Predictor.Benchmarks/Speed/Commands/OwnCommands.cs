using System.CommandLine;
using Predictor.Benchmarks.Speed.Own;

namespace Predictor.Benchmarks.Speed.Commands;

/// <summary>What this program runs of itself in a process of its own.</summary>
internal static class OwnCommands
{
    public const string Run = "own-run";
    public const string Forest = "own-forest";

    public static IEnumerable<Command> All() =>
    [
        Create(Run, (settings, tables) => new OwnRun(settings, tables).Run().ToJson()),
        Create(Forest, OwnForest.Fingerprint),
    ];

    private static Command Create(string name, Func<RunSettings, LearningTables, string> work)
    {
        var train = new Option<string>("--train") { Required = true };
        var heldOut = new Option<string>("--held-out") { Required = true };
        var margins = new Option<string>("--margins") { Required = true };
        var label = new Option<string>("--label") { Required = true };
        var categories = new Option<string>("--categories") { Required = true };
        var (threads, trees, leaves) = (new Option<int>("--threads"), new Option<int>("--trees"), new Option<int>("--leaves"));
        var (minimum, bins, explained) = (new Option<int>("--minimum-leaf-rows"), new Option<int>("--bins"), new Option<int>("--explained"));
        var rate = new Option<double>("--learning-rate");
        var command = new Command(name) { train, heldOut, margins, label, categories, threads, trees, leaves, minimum, bins, explained, rate };
        command.Hidden = true;
        command.SetAction(parsed =>
        {
            var settings = new RunSettings
            {
                Train = parsed.GetRequiredValue(train),
                HeldOut = parsed.GetRequiredValue(heldOut),
                Margins = parsed.GetRequiredValue(margins),
                Threads = parsed.GetValue(threads),
                Trees = parsed.GetValue(trees),
                Leaves = parsed.GetValue(leaves),
                LearningRate = parsed.GetValue(rate),
                MinimumLeafRows = parsed.GetValue(minimum),
                Bins = parsed.GetValue(bins),
                Explained = parsed.GetValue(explained),
            };
            Console.WriteLine(work(settings, new LearningTables(parsed.GetRequiredValue(label), parsed.GetRequiredValue(categories).Split(','))));
        });
        return command;
    }
}
