using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Predictor.Boosting;
using Predictor.Models.Bundles;
using Predictor.Models.Registry;
using Predictor.Training.Figures;
using Predictor.Training.Hosting;
using Predictor.Training.Output;
using Predictor.Training.Pipeline;
using Predictor.Training.Reading;

namespace Predictor.Training.Commands;

/// <summary><c>train</c>: cases into a new version of a model, with what it is worth on a slice it never saw.</summary>
internal sealed class TrainCommand : ConsoleCommand
{
    private readonly Option<string> _data = SharedOptions.Data("A folder of raw tables (with schema.json and mapping.json, see 'init'), or one flat CSV.");
    private readonly Option<string?> _out = new("--out") { Description = "The models folder the version is written to (default: PREDICTOR_Models, else 'models')." };
    private readonly Option<string?> _name = new("--name") { Description = "The model's name (default: the schema's)." };
    private readonly CaseSourceOptions _source;
    private readonly GrowingOptions _growing;
    private readonly IReadOnlyList<IForestTrainer> _trainers;
    private readonly IOptions<CommandSettings> _settings;
    private readonly LoggedStages _logged;
    private readonly TimeProvider _time;

    public TrainCommand(
        CommandConsole console, IEnumerable<IForestTrainer> trainers, IOptions<CommandSettings> settings, LoggedStages logged, TimeProvider time)
        : base("train", "Learns every outcome at each of its moments and writes a version of the model.", console)
    {
        (_trainers, _settings, _logged, _time) = ([.. trainers], settings, logged, time);
        _out.Aliases.Add("--models");
        Options.Add(_data);
        Options.Add(_out);
        Options.Add(_name);
        _source = new CaseSourceOptions(this, _data);
        _growing = new GrowingOptions(this, [.. _trainers.Select(trainer => trainer.Name)]);
        _growing.CheckShares(this, _source.Test);
    }

    protected override object Run(ParseResult arguments, CancellationToken cancellation)
    {
        var started = _time.GetTimestamp();
        var source = _source.Bind(arguments, arguments.GetRequiredValue(_data));
        var options = _growing.Bind(arguments, _settings.Value, source);
        var trainer = _trainers.Single(trainer => trainer.Name == _growing.Trainer(arguments));
        var registry = new ModelRegistry(arguments.GetValue(_out) ?? _settings.Value.Models);

        var (trained, model) = TerminalStages.Run(Console, _logged, stages =>
        {
            var cases = Read(source, stages, cancellation);
            var trained = new ModelTraining(trainer, options, stages).Train(arguments.GetValue(_name) ?? cases.Schema.Name, cases, cancellation);
            cancellation.ThrowIfCancellationRequested();
            using var writing = stages.Begin("writing the version");
            return (trained, registry.Add(trained.Model));
        });

        OutcomeFigures[] figures = [.. model.Outcomes.Zip(trained.Runs, TrainedFigures)];
        var peak = PeakMemoryMiB();
        registry.WriteRun(model.Name, model.Version, DescribeRun(_time.GetUtcNow(), _time.GetElapsedTime(started).TotalSeconds, options.Threads, peak, figures));
        CellProblemWords.Say(Console, [], trained.Notes);
        FiguresTable.Show(Console, figures);
        Console.Say($"Wrote {model.Name} version {model.Version}. To make it live: publish {model.Name} {model.Version}");
        return new
        {
            model.Name,
            model.Version,
            Trainer = trainer.Name,
            Outcomes = figures,
            trained.Notes,
            Seconds = _time.GetElapsedTime(started).TotalSeconds,
            PeakMemoryMiB = peak,
        };
    }

    private TrainingCases Read(CaseSource source, IStages stages, CancellationToken cancellation)
    {
        using var reading = stages.Begin("reading cases");
        var cases = source.Read(cancellation);
        reading.Advance(1, cases.About);
        CellProblemWords.Say(Console, [.. cases.Table.Problems, .. cases.Test?.Problems ?? []], cases.Notes);
        return cases;
    }

    private static OutcomeFigures TrainedFigures(OutcomeModel model, OutcomeRun run)
    {
        var report = model.Report;
        return OutcomeFigures.Of(model.Outcome.Name, model.Moment, report.Features, report.Trees, report.Performance) with
        {
            BinSeconds = run.BinSeconds,
            GrowSeconds = run.GrowSeconds,
            FitSeconds = run.FitSeconds,
            PartialHistoryAuc = report.PartialHistory?.Auc.Value,
            PartialHistoryCalibrationError = report.PartialHistory?.CalibrationError.Value,
            NoHistoryAuc = report.NoHistory?.Auc.Value,
            NoHistoryCalibrationError = report.NoHistory?.CalibrationError.Value,
            FitRows = report.Fit.Rows,
            Purged = report.Purged,
            Chosen = report.Chosen,
        };
    }

    /// <summary>run.json: what differs from run to run, and so stays out of the bundle.</summary>
    private static string DescribeRun(DateTimeOffset finished, double seconds, int threads, double peakMemoryMiB, OutcomeFigures[] figures) =>
        JsonSerializer.Serialize(
            new
            {
                FinishedAt = finished.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
                Seconds = seconds,
                Threads = threads,
                PeakMemoryMiB = peakMemoryMiB,
                Machine = new
                {
                    System = RuntimeInformation.OSDescription,
                    Architecture = RuntimeInformation.ProcessArchitecture.ToString(),
                    Runtime = RuntimeInformation.FrameworkDescription,
                    Cores = Environment.ProcessorCount,
                },
                Outcomes = figures.Select(each => new { each.Name, each.Moment, each.BinSeconds, each.GrowSeconds, each.FitSeconds }),
            },
            CommandJson.Indented);

    private static double PeakMemoryMiB()
    {
        using var process = Process.GetCurrentProcess();
        return Math.Round(process.PeakWorkingSet64 / (1024.0 * 1024.0), 1);
    }
}
