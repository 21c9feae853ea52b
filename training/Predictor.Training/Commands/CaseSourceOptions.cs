using System.CommandLine;
using System.CommandLine.Parsing;
using Predictor.Training.Reading;

namespace Predictor.Training.Commands;

/// <summary>The options of `train` that say what is learned from.</summary>
internal sealed class CaseSourceOptions
{
    private readonly Option<string?> _test = new("--test") { Description = "A flat CSV that is the test slice (default: the latest part of the data)." };
    private readonly Option<string?> _schema = new("--schema") { Description = "schema.json (default: the one in the data folder)." };
    private readonly Option<string?> _label = new("--label") { Description = "Label column of a flat CSV without a schema." };
    private readonly Option<string?> _categorical = new("--categorical") { Description = "Columns of a flat CSV to take as categories: a,b,c." };
    private readonly Option<string?> _ignore = new("--ignore") { Description = "Columns to leave out: a,b,c." };
    private readonly Option<bool> _ordered = new("--ordered") { Description = "Rows of a flat CSV are in time order though they carry no time." };
    private readonly Option<string[]> _outcome = new("--outcome") { Description = "Train this outcome only; may be said again (default: all)." };
    private readonly Option<DateTimeOffset?> _observedUntil = SharedOptions.ObservedUntil("Learn as of this time: labels that were not known by then are none (default: the schema's).");
    private readonly Option<string?> _about = new("--about") { Description = "What the data is, in words, for the model card." };

    private readonly CasePlaceOptions _place;

    /// <param name="command">Takes the options.</param>
    /// <param name="description">Of --data.</param>
    public CaseSourceOptions(Command command, string description = "A folder of raw tables (with schema.json and mapping.json, see 'init'), or one flat CSV.")
    {
        _place = new CasePlaceOptions(command, description);
        foreach (var option in (Option[])[_test, _schema, _label, _categorical, _ignore, _ordered, _outcome, _observedUntil, _about])
        {
            command.Options.Add(option);
        }

        command.Validators.Add(result =>
        {
            var schema = result.Said(_schema);
            var label = result.Said(_label);
            var path = result.Said(_place.Data);
            if (_place.IsStore(result))
            {
                if (schema is null)
                    result.AddError("--store goes with --schema FILE: a store holds none.");
                if ((label ?? result.Said(_test)) is not null || result.GetResult(_ordered) is not null)
                    result.AddError("--label, --test and --ordered go with a flat CSV, and --store is a log of cases.");
            }

            if (path is null)
                return;
            if (schema is not null && label is not null)
                result.AddError("--schema and --label exclude each other: a schema names its labels.");
            if (label is null && result.Said(_categorical) is not null)
                result.AddError("--categorical goes with --label; a schema says which columns are categories.");
            if (Directory.Exists(path) && (label ?? result.Said(_test)) is not null)
                result.AddError("--label and --test go with a flat CSV, and --data is a folder.");
            if (File.Exists(path) && schema is null && label is null)
                result.AddError("A flat CSV needs --label COLUMN or --schema FILE.");
        });
    }

    public Option<string?> Test => _test;

    public bool IsStore(CommandResult result) => _place.IsStore(result);

    public CaseSource Bind(ParseResult arguments) => new()
    {
        Place = _place.Bind(arguments),
        Test = arguments.GetValue(_test),
        SchemaPath = arguments.GetValue(_schema),
        Label = arguments.GetValue(_label),
        Categorical = Split(arguments.GetValue(_categorical)),
        Ignore = Split(arguments.GetValue(_ignore)),
        Outcomes = arguments.GetValue(_outcome) ?? [],
        Ordered = arguments.GetValue(_ordered),
        ObservedUntil = arguments.GetValue(_observedUntil),
        About = arguments.GetValue(_about),
    };

    public static string[] Split(string? columns) =>
        columns?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
}
