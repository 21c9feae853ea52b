using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Predictor.Benchmarks.Speed.Runs;

namespace Predictor.Benchmarks.Accuracy;

/// <summary><c>accuracy</c>: `train` without options against the peers' defaults and the best of a small grid, on real and simulated sets.</summary>
internal sealed class AccuracyCommand : Command
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private readonly Option<string?> _data = new("--data") { Description = "Folder of the real sets (default: PREDICTOR_SHARED_DATA; none: simulated sets only)." };
    private readonly Option<string> _work = new("--work") { Description = "Folder for simulated sets, models and predictions.", DefaultValueFactory = _ => Path.Combine(Path.GetTempPath(), "predictor-accuracy") };
    private readonly Option<string> _out = new("--out") { Description = "Folder of the results.", DefaultValueFactory = _ => Path.Combine("tests", "Predictor.Benchmarks", "Results") };
    private readonly Option<string> _python = new("--python") { Description = "A Python that has xgboost and sklearn.", DefaultValueFactory = _ => "python3" };
    private readonly Option<string> _training = new("--training") { Description = "The built command line.", DefaultValueFactory = _ => Path.Combine("training", "Predictor.Training", "bin", "Release", "net10.0", "Predictor.Training.dll") };
    private readonly Option<ulong> _seed = new("--seed") { Description = "Added to the simulated sets' seeds." };
    private readonly Option<string[]> _only = new("--only") { Description = "Sets to measure on (default: all).", AllowMultipleArgumentsPerToken = true };

    public AccuracyCommand()
        : base("accuracy", "How good `train` is without an option said, beside XGBoost and scikit-learn on the same files.")
    {
        foreach (var option in (Option[])[_data, _work, _out, _python, _training, _seed, _only])
        {
            Options.Add(option);
        }

        SetAction(Run);
    }

    private void Run(ParseResult arguments)
    {
        var work = arguments.GetRequiredValue(_work);
        var ours = new OurTrain(arguments.GetRequiredValue(_training), work);
        var rows = new List<AccuracyRow>();
        var peers = "";
        foreach (var set in Sets(arguments, work))
        {
            var predictions = Path.Combine(work, $"{set.Name}.peers.csv");
            Directory.CreateDirectory(work);
            peers = Commands.Run(arguments.GetRequiredValue(_python), [
                Path.Combine(AppContext.BaseDirectory, "Peers", "accuracy.py"), set.Folder, string.Join(',', set.Categories), set.IsOrdered ? "ordered" : "unordered", predictions]).Trim();
            var (probabilities, time) = ours.Probabilities(set);
            var found = Compare(set, probabilities, predictions).ToArray();
            rows.AddRange(found);
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{set.Name}: train took {time.TotalSeconds:0.0} s"));
            foreach (var row in found)
            {
                Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {row.Learner,-26} AUC {row.Auc:0.0000} ({row.AucZ:+0.0;-0.0})  log loss {row.LogLoss:0.00000} ({row.LogLossZ:+0.0;-0.0})"));
            }
        }

        var report = AccuracyReport.Of(rows, $"`accuracy --seed {arguments.GetValue(_seed)}` on {Machine.This()}, {peers}.");
        Console.WriteLine(report);
        var results = Directory.CreateDirectory(Path.Combine(arguments.GetRequiredValue(_out), Machine.This().Slug)).FullName;
        File.WriteAllText(Path.Combine(results, "accuracy.md"), report);
        File.WriteAllText(Path.Combine(results, "accuracy.json"), JsonSerializer.Serialize(rows, Indented));
    }

    private IEnumerable<AccuracySet> Sets(ParseResult arguments, string work)
    {
        var only = arguments.GetValue(_only) ?? [];
        var folder = arguments.GetValue(_data) ?? Environment.GetEnvironmentVariable("PREDICTOR_SHARED_DATA");
        foreach (var set in folder is null ? [] : RealSets.In(folder).Where(set => only.Length == 0 || only.Contains(set.Name)))
        {
            yield return set;
        }

        foreach (var set in SimulatedSets.Ten(arguments.GetValue(_seed)).Where(set => only.Length == 0 || only.Contains(set.Name)))
        {
            var where = Path.Combine(work, "sets", set.Name);
            new Simulation(set).Write(where);
            yield return new AccuracySet(set.Name, where, [.. set.Categories.Select(category => category.Name)], set.Ordered);
        }
    }

    private static IEnumerable<AccuracyRow> Compare(AccuracySet set, double[] ours, string predictions)
    {
        float[] labels = [.. CsvColumns.Read(Path.Combine(set.Folder, "test.csv"), "label").Select(label => (float)label)];
        var ourLosses = PairedBootstrap.LogLosses(labels, ours);
        yield return new AccuracyRow(set.Name, AccuracyReport.Ours, DeLong.Compare(labels, ours, ours).First, ourLosses.Average(), 0, 0);
        foreach (var learner in CsvColumns.Names(predictions))
        {
            var theirs = CsvColumns.Read(predictions, learner);
            var (ourArea, theirArea, error) = DeLong.Compare(labels, ours, theirs);
            var losses = PairedBootstrap.LogLosses(labels, theirs);
            double[] differences = [.. losses.Zip(ourLosses, (a, b) => a - b)];
            yield return new AccuracyRow(
                set.Name, learner, theirArea, losses.Average(), (ourArea - theirArea) / error, differences.Average() / PairedBootstrap.Error(differences, seed: 1));
        }
    }
}
