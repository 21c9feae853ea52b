using System.CommandLine;
using System.Globalization;
using Predictor.Cases;
using Predictor.Cases.Text;
using Predictor.Training.Init;
using Predictor.Training.Output;

namespace Predictor.Training.Commands;

/// <summary><c>init</c>: drafts what says how one's own data are read, for a person to look over.</summary>
internal sealed class InitCommand : ConsoleCommand
{
    private readonly Option<string?> _data = new("--data") { Description = "A folder of raw tables: drafts schema.json, mapping.json and features.sql." };
    private readonly Option<string?> _flat = new("--flat") { Description = "One flat CSV: drafts its schema." };
    private readonly Option<string?> _label = new("--label") { Description = "Label column of the flat CSV." };
    private readonly Option<string?> _positive = new("--positive") { Description = "The label's text that counts as positive (default: the one of two that says yes)." };
    private readonly Option<string?> _categorical = new("--categorical") { Description = "Columns of the flat CSV to take as categories: a,b,c." };
    private readonly Option<string?> _out = new("--out") { Description = "The folder to write to (default: the data folder); with --flat the file (default: NAME.schema.json beside it)." };
    private readonly Option<string?> _name = new("--name") { Description = "Name of the schema and its model (default: the folder's or the file's)." };
    private readonly Option<string> _zone = new("--time-zone") { Description = "IANA name of the zone of times without an offset.", DefaultValueFactory = _ => "UTC" };
    private readonly Option<DateTimeOffset?> _until = SharedOptions.ObservedUntil("Until when outcomes were observed (default: the end of the last opening's day, for review).");
    private readonly Option<bool> _force = new("--force") { Description = "Replace a schema that is there." };

    public InitCommand(CommandConsole console)
        : base("init", "Drafts a schema, and how raw tables are read, from the data.", console)
    {
        foreach (var option in (Option[])[_data, _flat, _label, _positive, _categorical, _out, _name, _zone, _until, _force])
        {
            Options.Add(option);
        }

        _zone.Validators.Add(result =>
        {
            if (result.Tokens is [var zone] && !TimeZoneInfo.TryFindSystemTimeZoneById(zone.Value, out _))
                result.AddError($"--time-zone is '{zone.Value}', expected an IANA name such as Europe/Berlin.");
        });
        Validators.Add(result =>
        {
            var (data, flat, label) = (result.Said(_data), result.Said(_flat), result.Said(_label));
            if (data is null == flat is null)
                result.AddError("Say either --data FOLDER or --flat FILE.");
            if (flat is null != label is null)
                result.AddError("--flat FILE and --label COLUMN go together.");
            if (flat is null && result.Said(_positive) is not null)
                result.AddError("--positive TEXT goes with --flat FILE.");
        });
    }

    protected override object Run(ParseResult arguments, CancellationToken cancellation) =>
        arguments.GetValue(_data) is { } folder ? DraftTables(folder, arguments, cancellation) : DraftFlat(arguments.GetValue(_flat)!, arguments);

    private object DraftTables(string data, ParseResult arguments, CancellationToken cancellation)
    {
        var folder = arguments.GetValue(_out) ?? data;
        CheckFree(Path.Combine(folder, "schema.json"), arguments);
        var options = new DraftOptions { Name = arguments.GetValue(_name), TimeZone = arguments.GetRequiredValue(_zone), ObservedUntil = arguments.GetValue(_until) };
        IDraftQuestions questions = Console.IsTerminal ? new TerminalQuestions(Console.Input, Console.Error) : new SuggestedAnswers();
        var draft = SchemaDraft.FromFolder(data, options, questions, cancellation);
        cancellation.ThrowIfCancellationRequested();
        var path = SchemaDraft.Write(draft, folder);
        foreach (var note in draft.Notes)
        {
            Console.Say(note);
        }

        return Tell(path, draft.Schema, draft.Notes);
    }

    private object DraftFlat(string file, ParseResult arguments)
    {
        var path = arguments.GetValue(_out) ?? Path.ChangeExtension(file, ".schema.json");
        CheckFree(path, arguments);
        var schema = SchemaDraft.FromFlat(file, arguments.GetValue(_label)!, CaseSourceOptions.Split(arguments.GetValue(_categorical)), arguments.GetValue(_positive));
        schema = schema with { Name = arguments.GetValue(_name) ?? schema.Name, TimeZone = arguments.GetRequiredValue(_zone), ObservedUntil = arguments.GetValue(_until) };
        WrittenFile.Write(path, stream => SchemaFile.Write(stream, schema));
        return Tell(path, schema, []);
    }

    private object Tell(string path, Schema schema, IReadOnlyList<string> notes)
    {
        var review = schema.Columns.Where(column => column.Review is not null).Select(column => new { Column = column.Name, Review = column.Review! }).ToArray();
        foreach (var each in review)
        {
            Console.Say($"review: {each.Column}: {each.Review}");
        }

        Console.Say(string.Create(
            CultureInfo.InvariantCulture,
            $"Wrote {path}: {schema.FeatureColumns.Count} features, outcomes {string.Join(", ", schema.Outcomes.Select(outcome => outcome.Name))}; {review.Length} columns to review."));
        return new
        {
            Schema = path,
            schema.Name,
            Features = schema.FeatureColumns.Count,
            Outcomes = schema.Outcomes.Select(outcome => new { outcome.Name, outcome.IsOutput, outcome.Moments, outcome.HorizonDays }),
            ObservedUntil = schema.ObservedUntil is { } until ? IsoTime.Format(until) : null,
            Review = review,
            Notes = notes,
        };
    }

    /// <summary>A schema that somebody may have edited is not written over.</summary>
    private void CheckFree(string path, ParseResult arguments)
    {
        if (File.Exists(path) && !arguments.GetValue(_force))
            throw new DataException($"{path} is there already; --force replaces it.");
    }
}
