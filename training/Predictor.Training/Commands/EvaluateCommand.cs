using System.CommandLine;
using Microsoft.Extensions.Options;
using Predictor.Cases;
using Predictor.Cases.Tables;
using Predictor.Models.Registry;
using Predictor.Training.Figures;
using Predictor.Training.Hosting;
using Predictor.Training.Output;
using Predictor.Training.Pipeline;
using Predictor.Training.Reading;

namespace Predictor.Training.Commands;

/// <summary><c>evaluate</c>: what a model is worth on labelled cases.</summary>
internal sealed class EvaluateCommand : ConsoleCommand
{
    private readonly Option<string> _model = SharedOptions.Model();
    private readonly Option<string> _data = SharedOptions.Data("A labelled flat CSV or features file, or a folder of raw tables.");
    private readonly Option<string?> _mapping = new("--mapping") { Description = "mapping.json of a folder of raw tables (default: the one in it)." };
    private readonly Option<DateTimeOffset?> _observedUntil = SharedOptions.ObservedUntil("Until when outcomes of these data were observed (default: as the model's schema says).");
    private readonly Option<string?> _models = SharedOptions.Models();
    private readonly Option<ulong> _seed = SharedOptions.Seed();
    private readonly Option<int?> _threads = SharedOptions.Threads();
    private readonly IOptions<CommandSettings> _settings;

    public EvaluateCommand(CommandConsole console, IOptions<CommandSettings> settings)
        : base("evaluate", "Measures a model on labelled cases.", console)
    {
        _settings = settings;
        foreach (var option in (Option[])[_model, _data, _mapping, _observedUntil, _models, _seed, _threads])
        {
            Options.Add(option);
        }
    }

    protected override object Run(ParseResult arguments, CancellationToken cancellation)
    {
        var registry = new ModelRegistry(arguments.GetValue(_models) ?? _settings.Value.Models);
        var model = registry.Open(arguments.GetRequiredValue(_model));
        var schema = model.Schema with { ObservedUntil = arguments.GetValue(_observedUntil) ?? model.Schema.ObservedUntil };
        var data = arguments.GetRequiredValue(_data);
        var notes = new List<string>();
        var table = Directory.Exists(data)
            ? RawTables.Open(
                data,
                schema,
                arguments.GetValue(_mapping) ?? Path.Combine(data, "mapping.json"),
                model.FeaturesSql ?? throw new DataException($"{model.Name} version {model.Version} knows no history; evaluate it on a flat CSV.")).Build(notes, cancellation)
            : FlatTable.Read(data, schema, ordered: false);

        var threads = arguments.GetValue(_threads) ?? _settings.Value.Threads;
        var evaluation = new ModelEvaluation(model, arguments.GetValue(_seed), threads == 0 ? Environment.ProcessorCount : threads);
        notes.AddRange(evaluation.RowsLearnedFrom(table));
        CellProblemWords.Say(Console, table.Problems, notes);
        var figures = evaluation.Evaluate(table, cancellation);
        FiguresTable.Show(Console, figures);
        return new { model.Name, model.Version, Outcomes = figures, Notes = notes };
    }
}
