using System.Collections.Concurrent;
using Predictor.Cases;
using Predictor.Tests;
using Predictor.Training.Tests.Commands;

namespace Predictor.Training.Tests.Exporting;

/// <summary>Models to export, each trained once for all tests of the class.</summary>
public sealed class ExportedModels : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ConcurrentDictionary<string, Task<ScoredCases>> _cases = new();

    internal string Models => _folder.Path;

    /// <summary>A real set (trees of 31 leaves, 500 for the service desk, its categories declared), or "centre": a sample centre with text categories and history, from raw tables.</summary>
    internal Task<ScoredCases> Cases(string set) => _cases.GetOrAdd(set, TrainAsync);

    public void Dispose() => _folder.Dispose();

    private async Task<ScoredCases> TrainAsync(string set)
    {
        if (set == "centre")
            return await TrainCentre();
        var (train, test) = (Repository.RealData(set, "train.csv"), Repository.RealData(set, "test.csv"));
        await CommandRun.Json(
            "train", "--data", train, "--test", test, "--label", "label", "--categorical", RealCategories.Of(set), "--out", Models, "--name", set,
            "--trees", set == "service-desk-24h" ? "500" : "150", "--leaves", "31", "--rate", "0.05", "--patience", "0", "--no-regrow");
        return new ScoredCases(Models, $"{set}@1", test, "label", Moment.Closure);
    }

    private async Task<ScoredCases> TrainCentre()
    {
        var data = _folder["centre-data"];
        await CommandRun.Json("sample", "--customers", "1500", "--seed", "3", "--no-truth", "--out", data);
        foreach (var file in (string[])["schema.json", "mapping.json", "features.sql"])
            File.Copy(Repository.PathTo("data", file), Path.Combine(data, file));
        await CommandRun.Json("train", "--data", data, "--out", Models, "--name", "centre", "--outcome", "back", "--trees", "100", "--patience", "0");
        await CommandRun.Json("features", "--data", data, "--out", _folder["features.csv"]);
        return new ScoredCases(Models, "centre@1", _folder["features.csv"], "back", Moment.Closure);
    }
}
