using System.CommandLine;
using Microsoft.Extensions.Options;
using Predictor.Cases;
using Predictor.Models.Registry;
using Predictor.Training.Figures;
using Predictor.Training.Hosting;
using Predictor.Training.Importing;
using Predictor.Training.Output;
using Predictor.Training.Pipeline;
using Predictor.Training.Reading;
using Predictor.Training.Slicing;

namespace Predictor.Training.Commands;

/// <summary><c>import</c>: a forest that XGBoost or LightGBM grew into a version like our own.</summary>
internal sealed class ImportCommand : ConsoleCommand
{
    private readonly Option<string> _file = new("--model-file") { Description = "XGBoost's JSON or LightGBM's text, also gzipped.", Required = true };
    private readonly Option<string?> _out = new("--out") { Description = "The models folder the version is written to (default: PREDICTOR_Models, else 'models')." };
    private readonly Option<string?> _name = new("--name") { Description = "The model's name (default: the schema's)." };
    private readonly Option<Moment?> _moment = new("--moment") { Description = "The moment that it scores at (default: the outcome's only one)." };
    private readonly Option<string?> _columns = new("--columns") { Description = "The model's features in its order, by the data's names: a,b,c (default: its own names, else the data's order)." };
    private readonly Option<string?> _categories = new("--categories") { Description = "JSON: from a column to its levels in the order of their codes." };
    private readonly Option<Calibrating> _calibrate = new("--calibrate")
    {
        Description = "Fit probabilities to the calibration slice: auto (unless its rows look as if they had grown the trees), always, or never: keep the model's own sigmoid.",
        DefaultValueFactory = _ => Calibrating.Auto,
    };
    private readonly Option<bool> _allTrees = new("--all-trees") { Description = "Keep the trees after the best iteration, where early stopping noted one." };
    private readonly Option<SliceShares?> _shares = SharedOptions.Shares();
    private readonly Option<string?> _allow = SharedOptions.Allow();
    private readonly Option<bool> _unchecked = SharedOptions.Unchecked();
    private readonly Option<ulong> _seed = SharedOptions.Seed();
    private readonly Option<int?> _threads = SharedOptions.Threads();
    private readonly CaseSourceOptions _source;
    private readonly CommandSettings _settings;
    private readonly LoggedStages _logged;

    public ImportCommand(CommandConsole console, IOptions<CommandSettings> settings, LoggedStages logged)
        : base("import", "Makes a version of a forest that XGBoost or LightGBM grew: calibrated, measured and written like our own.", console)
    {
        (_settings, _logged) = (settings.Value, logged);
        _out.Aliases.Add("--models");
        foreach (var option in (Option[])[_file, _out, _name, _moment, _columns, _categories, _calibrate, _allTrees, _shares, _allow, _unchecked, _seed, _threads])
        {
            Options.Add(option);
        }

        _source = new CaseSourceOptions(this, "What it is calibrated and measured on: a folder of raw tables, or one flat CSV.");
        SharedOptions.CheckShares(this, _shares, _source.Test);
    }

    protected override object Run(ParseResult arguments, CancellationToken cancellation)
    {
        var source = _source.Bind(arguments);
        var registry = new ModelRegistry(arguments.GetValue(_out) ?? _settings.Models);
        var options = Bind(arguments, source);
        var imported = ImportedFile.Read(arguments.GetRequiredValue(_file), arguments.GetValue(_allTrees));
        var (result, model) = TerminalStages.Run(Console, _logged, stages =>
        {
            var cases = Read(source, arguments.GetValue(_moment), stages, cancellation);
            var result = new ModelImport(options, stages).Import(arguments.GetValue(_name) ?? cases.Schema.Name, imported, cases, cancellation);
            cancellation.ThrowIfCancellationRequested();
            using var writing = stages.Begin("writing the version");
            return (result, registry.Add(result.Model));
        });

        OutcomeFigures[] figures =
            [.. model.Outcomes.Select(each => OutcomeFigures.Of(each.Outcome.Name, each.Moment, each.Report.Features, each.Report.Trees, each.Report.Performance))];
        CellProblemWords.Say(Console, [], result.Notes);
        FiguresTable.Show(Console, figures);
        Console.Say($"Wrote {model.Name} version {model.Version}. To make it live: publish {model.Name} {model.Version}");
        return new { model.Name, model.Version, Trainer = imported.Forest.Library, imported.Forest.Objective, imported.Sha256, Outcomes = figures, result.Notes };
    }

    private ImportOptions Bind(ParseResult arguments, CaseSource source) => new()
    {
        Columns = CaseSourceOptions.Split(arguments.GetValue(_columns)),
        Categories = arguments.GetValue(_categories) is { } path ? CategoriesFile.Read(path) : new Dictionary<string, IReadOnlyList<string>>(),
        Calibrate = arguments.GetValue(_calibrate),
        Shares = arguments.GetValue(_shares) ?? (source.Test is null ? SliceShares.Default : SliceShares.WithoutTest),
        Allow = CaseSourceOptions.Split(arguments.GetValue(_allow)),
        Unchecked = arguments.GetValue(_unchecked),
        Seed = arguments.GetValue(_seed),
        Threads = (arguments.GetValue(_threads) ?? _settings.Threads) is > 0 and var threads ? threads : Environment.ProcessorCount,
    };

    /// <summary>The cases, with the one outcome at the one moment that the forest is for.</summary>
    private TrainingCases Read(CaseSource source, Moment? moment, IStages stages, CancellationToken cancellation)
    {
        using var reading = stages.Begin("reading cases");
        var cases = source.Read(cancellation);
        reading.Advance(1, cases.About);
        CellProblemWords.Say(Console, [.. cases.Table.Problems, .. cases.Test?.Problems ?? []], cases.Notes);
        return cases.WithOnly(moment);
    }
}
