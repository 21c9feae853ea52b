using System.CommandLine;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.Options;
using Predictor.Cases;
using Predictor.Models.Bundles;
using Predictor.Models.Registry;
using Predictor.Training.Exporting.Onnx;
using Predictor.Training.Exporting.Sql;
using Predictor.Training.Hosting;
using Predictor.Training.Output;

namespace Predictor.Training.Commands;

/// <summary><c>export</c>: one outcome's model as ONNX or as one SELECT, calibration included.</summary>
internal sealed class ExportCommand : ConsoleCommand
{
    private readonly Option<string> _model = SharedOptions.Model();
    private readonly Option<string?> _outcome = new("--outcome") { Description = "The outcome (default: the model's only one)." };
    private readonly Option<Moment?> _moment = new("--moment") { Description = "arrival or closure (default: the outcome's only one)." };
    private readonly Option<string> _format = new("--format") { Description = "onnx or sql.", Required = true };
    private readonly Option<string> _out = new("--out") { Description = "The file to write.", Required = true };
    private readonly Option<string> _table = new("--table") { Description = "sql: the table of cases, with the model's columns.", DefaultValueFactory = _ => "features" };
    private readonly Option<string?> _keys = new("--key") { Description = "sql: columns of the table that name a case: a,b (default: those of the schema)." };
    private readonly Option<string?> _models = SharedOptions.Models();
    private readonly CommandSettings _settings;

    public ExportCommand(CommandConsole console, IOptions<CommandSettings> settings)
        : base("export", "Writes one outcome's model for other systems to score with: ONNX, or one SELECT.", console)
    {
        _settings = settings.Value;
        _format.AcceptOnlyFromAmong("onnx", "sql");
        foreach (var option in (Option[])[_model, _outcome, _moment, _format, _out, _table, _keys, _models])
        {
            Options.Add(option);
        }

        Validators.Add(result =>
        {
            if (result.Said(_format) == "onnx" && (result.Said(_table) ?? result.Said(_keys)) is not null)
                result.AddError("--table and --key go with --format sql.");
        });
    }

    protected override object Run(ParseResult arguments, CancellationToken cancellation)
    {
        var model = new ModelRegistry(arguments.GetValue(_models) ?? _settings.Models).Open(arguments.GetRequiredValue(_model));
        var outcome = Choose(model, arguments.GetValue(_outcome), arguments.GetValue(_moment));
        var (path, format) = (arguments.GetRequiredValue(_out), arguments.GetRequiredValue(_format));
        var bytes = format == "onnx"
            ? new OnnxExport(model, outcome).Write()
            : Encoding.UTF8.GetBytes(new SqlExport(model, outcome, arguments.GetRequiredValue(_table), CaseSourceOptions.Split(arguments.GetValue(_keys))).Write());
        cancellation.ThrowIfCancellationRequested();
        WrittenFile.Write(path, stream => stream.Write(bytes));
        Console.Say(string.Create(CultureInfo.InvariantCulture, $"Wrote {path}: {model.Name} version {model.Version}, {NameOf(outcome)}, {bytes.Length:N0} bytes."));
        return new
        {
            File = path,
            model.Name,
            model.Version,
            Outcome = outcome.Outcome.Name,
            outcome.Moment,
            Format = format,
            Trees = outcome.Forest.Trees.Count,
            Columns = outcome.Forest.UsedFeatures.Count,
            Bytes = bytes.Length,
        };
    }

    private static OutcomeModel Choose(Model model, string? outcome, Moment? moment)
    {
        var found = model.Outcomes.Where(each => (outcome is null || each.Outcome.Name == outcome) && (moment is null || each.Moment == moment)).ToArray();
        return found is [var only]
            ? only
            : throw new DataException($"{model.Name} version {model.Version} has {string.Join(", ", model.Outcomes.Select(NameOf))}: say one of them with --outcome and --moment.");
    }

    private static string NameOf(OutcomeModel outcome) => $"{outcome.Outcome.Name} at {(outcome.Moment == Moment.Arrival ? "arrival" : "closure")}";
}
