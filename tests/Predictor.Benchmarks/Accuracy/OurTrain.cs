using System.Diagnostics;
using System.Globalization;

namespace Predictor.Benchmarks.Accuracy;

/// <summary>Trains and scores a set as a user would: the command line in a process of its own, no option but those that say what the data is.</summary>
internal sealed class OurTrain(string trainingAssembly, string work)
{
    /// <returns>Probabilities of the test rows, and how long `train` took.</returns>
    public (double[] Probabilities, TimeSpan Time) Probabilities(AccuracySet set)
    {
        var models = Path.Combine(work, "models", set.Name);
        var train = Path.Combine(set.Folder, "train.csv");
        var test = Path.Combine(set.Folder, "test.csv");
        var clock = Stopwatch.StartNew();
        Process([
            "train", "--data", train, "--test", test, "--label", "label", .. set.Categories.Count > 0 ? ["--categorical", string.Join(',', set.Categories)] : Array.Empty<string>(),
            .. set.IsOrdered ? ["--ordered"] : Array.Empty<string>(), "--name", "accuracy", "--out", models, "--json"]);
        var time = clock.Elapsed;
        var scored = Path.Combine(work, $"{set.Name}.scored.csv");
        var newest = Directory.GetDirectories(Path.Combine(models, "accuracy")).Max(folder => int.Parse(Path.GetFileName(folder), CultureInfo.InvariantCulture));
        Process(["score", "--model", $"accuracy@{newest}", "--data", test, "--out", scored, "--models", models, "--json"]);
        return (CsvColumns.Read(scored, "label_probability"), time);
    }

    private void Process(string[] arguments) => Commands.Run("dotnet", [trainingAssembly, .. arguments]);
}
