using System.CommandLine;
using Predictor.Benchmarks.Load.Sections;
using Predictor.Benchmarks.Speed.Commands;

namespace Predictor.Benchmarks.Load;

/// <summary><c>load</c>: the service under load, beside a bare endpoint of the same process.</summary>
internal sealed class LoadCommand : Command
{
    private static readonly string[] Sections = ["throughput", "latency", "batch", "start", "history"];

    private readonly Option<string> _data = new("--data") { Description = "Folder of the model, found again, and of the store.", DefaultValueFactory = _ => Path.Combine(SharedOptions.RepositoryRoot, "out", "benchmarks", "load") };
    private readonly Option<string?> _service = new("--service") { Description = "The service as it was published: Predictor.Api, or Predictor.Api.dll (default: as built for release)." };
    private readonly Option<int> _seconds = new("--seconds") { Description = "Of each run.", DefaultValueFactory = _ => 8 };
    private readonly Option<int> _rounds = new("--rounds") { Description = "Each in turn so many times.", DefaultValueFactory = _ => 3 };
    private readonly Option<int> _events = new("--events") { Description = "Interactions in the store for history.", DefaultValueFactory = _ => 10_000_000 };
    private readonly Option<string[]> _only = new("--only") { Description = $"Of {string.Join(", ", Sections)} (default: all).", AllowMultipleArgumentsPerToken = true };
    private readonly Option<bool> _keep = new("--keep") { Description = "Keep the results in the room, under the machine's name." };

    public LoadCommand()
        : base("load", "Scores under load beside a bare endpoint of the same process: throughput, latency, batch, start, history.")
    {
        foreach (var option in (Option[])[_data, _service, _seconds, _rounds, _events, _only, _keep])
        {
            Options.Add(option);
        }

        _only.AcceptOnlyFromAmong(Sections);
        SetAction(Run);
    }

    private void Run(ParseResult arguments)
    {
        var folder = Directory.CreateDirectory(arguments.GetRequiredValue(_data)).FullName;
        var model = LoadModel.Ensure(folder, Built("training/Predictor.Training"));
        var bench = new LoadBench(folder, arguments.GetValue(_service) is { } published ? Path.GetFullPath(published) : Built("src/Predictor.Api"), model, arguments.GetValue(_seconds), arguments.GetValue(_rounds));
        var only = arguments.GetValue(_only) is { Length: > 0 } chosen ? chosen : Sections;
        var report = new LoadReport();
        if (only.Contains("throughput") || only.Contains("latency"))
            new SingleScores(bench).Measure(report, only.Contains("latency"));
        if (only.Contains("batch"))
            new BatchScores(bench).Measure(report);
        if (only.Contains("start"))
            new FirstScore(bench).Measure(report);
        if (only.Contains("history"))
            new HistoryScores(bench, arguments.GetValue(_events)).Measure(report);
        Console.WriteLine(report.ToMarkdown());
        if (arguments.GetValue(_keep))
            report.Write(Path.Combine(SharedOptions.RepositoryRoot, "tests", "Predictor.Benchmarks", "Results"));
    }

    /// <summary>A program of this solution, as built for release.</summary>
    internal static string Built(string project)
    {
        var library = Path.Combine([SharedOptions.RepositoryRoot, .. project.Split('/'), "bin", "Release", "net10.0", $"{project.Split('/')[^1]}.dll"]);
        return File.Exists(library) ? library : throw new InvalidOperationException($"{library} is not there: dotnet build -c Release {project}");
    }
}
