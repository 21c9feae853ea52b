using System.CommandLine;
using Predictor.Cases;
using Predictor.Models.Bundles;
using Predictor.Models.Policies;
using Predictor.Models.Registry;
using Predictor.Training.Hosting;
using Predictor.Training.Measuring;
using Predictor.Training.Output;
using Predictor.Training.Reading;

namespace Predictor.Training.Commands;

/// <summary>The options of every command that holds a model against data.</summary>
internal sealed class ModelDataOptions
{
    private readonly Option<string> _model = SharedOptions.Model();
    private readonly Option<string?> _mapping = new("--mapping") { Description = "mapping.json of a folder of raw tables (default: the one in it)." };
    private readonly Option<DateTimeOffset?> _observedUntil = SharedOptions.ObservedUntil("Until when outcomes of these data were observed (default: as the model's schema says).");
    private readonly Option<MeasuredRows>? _rows;
    private readonly MeasuredAloneOptions? _alone;
    private readonly Option<string?> _models = SharedOptions.Models();
    private readonly Option<ulong> _seed = SharedOptions.Seed();
    private readonly Option<int?> _threads = SharedOptions.Threads();
    private readonly CommandSettings _settings;
    private readonly bool _labels;
    private readonly CasePlaceOptions _place;

    /// <param name="command">Takes the options.</param>
    /// <param name="settings">What the environment sets.</param>
    /// <param name="rows">Which rows are measured where nothing is said; null: the command says so itself, and looks at rows without a label too.</param>
    /// <param name="namesModel">Whether --model names it; else the command does so itself.</param>
    public ModelDataOptions(Command command, CommandSettings settings, MeasuredRows? rows = MeasuredRows.All, bool namesModel = true)
    {
        (_settings, _labels) = (settings, rows is not null);
        if (namesModel)
            command.Options.Add(_model);
        _place = new CasePlaceOptions(command, "A labelled flat CSV or features file, or a folder of raw tables.");
        foreach (var option in (Option[])[_mapping, _observedUntil])
        {
            command.Options.Add(option);
        }

        if (rows is { } usual)
        {
            _rows = new("--rows")
            {
                Description = "all: every labelled row; test: those that the model cannot have learned from, by its manifest.",
                DefaultValueFactory = _ => usual,
            };
            command.Options.Add(_rows);
            _alone = new MeasuredAloneOptions(command, _place);
        }

        foreach (var option in (Option[])[_models, _seed, _threads])
        {
            command.Options.Add(option);
        }
    }

    public ulong Seed(ParseResult arguments) => arguments.GetValue(_seed);

    public MeasuredRows Rows(ParseResult arguments) => _rows is null ? MeasuredRows.All : arguments.GetValue(_rows);

    public int Threads(ParseResult arguments) =>
        (arguments.GetValue(_threads) ?? _settings.Threads) is > 0 and var threads ? threads : Environment.ProcessorCount;

    /// <summary>What the data are, in words: their name and how many they are.</summary>
    public string About(ParseResult arguments, ModelData data) => _place.Bind(arguments).Count(data.Table);

    public ModelRegistry Registry(ParseResult arguments) => new(arguments.GetValue(_models) ?? _settings.Models);

    /// <summary>The model, and the data as it reads them; cells that could not be used are said.</summary>
    public ModelData Read(ParseResult arguments, CommandConsole console, CancellationToken cancellation) =>
        Read(arguments, Model(arguments), console, cancellation);

    /// <summary>The model that --model names.</summary>
    public Model Model(ParseResult arguments) => Registry(arguments).Open(arguments.GetRequiredValue(_model));

    /// <summary>The data as a model reads them.</summary>
    /// <param name="arguments">As parsed.</param>
    /// <param name="model">That the command named.</param>
    /// <param name="console">Told of cells that could not be used.</param>
    /// <param name="cancellation">Stops between statements.</param>
    /// <param name="observedUntil">Where --observed-until says nothing; null: as the model's schema says.</param>
    public ModelData Read(ParseResult arguments, Model model, CommandConsole console, CancellationToken cancellation, DateTimeOffset? observedUntil = null)
    {
        var data = Read(arguments, model, model.Schema, observedUntil, cancellation);
        CellProblemWords.Say(console, data.Table.Problems, data.Notes);
        return data;
    }

    /// <summary>The same rows once more, by another schema of the same data.</summary>
    public CaseTable Table(ParseResult arguments, Model model, Schema schema, CancellationToken cancellation) => Read(arguments, model, schema, null, cancellation).Table;

    private ModelData Read(ParseResult arguments, Model model, Schema schema, DateTimeOffset? observedUntil, CancellationToken cancellation) => ModelData.Read(
        model, schema, _place.Bind(arguments), arguments.GetValue(_mapping), arguments.GetValue(_observedUntil) ?? observedUntil, _labels, _alone?.Bind(arguments, model), cancellation);

    /// <summary>The policy beside the model.</summary>
    public Policy Policy(ParseResult arguments, Model model) => ModelPolicy.Of(model, arguments.GetRequiredValue(_model), Registry(arguments));
}
