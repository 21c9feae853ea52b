using System.CommandLine;
using Microsoft.Extensions.Options;
using Predictor.Ledger;
using Predictor.Ledger.BackTest;
using Predictor.Models.Ledgers;
using Predictor.Models.Policies;
using Predictor.Training.Hosting;
using Predictor.Training.Ledgers;
using Predictor.Training.Output;
using Predictor.Training.Pipeline;
using Predictor.Training.Reading;

namespace Predictor.Training.Commands;

/// <summary><c>ledger</c>: what outputs and their targets do to outcomes, in money, as a dated snapshot.</summary>
internal sealed class LedgerCommand : ConsoleCommand
{
    private readonly Option<string?> _schema = new("--schema") { Description = "schema.json (default: the one in the data folder)." };
    private readonly Option<string?> _mapping = new("--mapping") { Description = "mapping.json of a folder of raw tables (default: the one beside the schema or in the folder)." };
    private readonly Option<string?> _policy = new("--policy") { Description = "policy.json with money and output targets (default: the model's, in the models folder)." };
    private readonly Option<string?> _name = new("--name") { Description = "Of the model whose policy is taken and beside which the snapshot is kept (default: the schema's)." };
    private readonly Option<DateTimeOffset?> _from = SharedOptions.Time("--from", "Count contacts opened from this time on.");
    private readonly Option<DateTimeOffset?> _to = SharedOptions.Time("--to", "Count contacts opened before this time.");
    private readonly Option<DateTimeOffset?> _observedUntil = SharedOptions.ObservedUntil("Until when outcomes of these data were observed (default: as the schema says).");
    private readonly Option<string?> _actions = new("--actions") { Description = "A CSV of what was done about cases, and who was held out (default: none; with --store what the service was told)." };
    private readonly Option<string?> _predictions = new("--predictions") { Description = "A CSV of what was predicted, as the service's 'store predictions' writes it, to hold against who left (default: none; with --store what the model of that name answered)." };
    private readonly Option<string?> _out = new("--out") { Description = "The snapshot's file (default: NAME/ledger/DATE.json in the models folder, where the service finds it)." };
    private readonly Option<string?> _brief = new("--brief") { Description = "Also write one page for a head of operations: an HTML file." };
    private readonly Option<string?> _models = SharedOptions.Models();
    private readonly Option<ulong> _seed = SharedOptions.Seed();
    private readonly Option<int?> _threads = SharedOptions.Threads();
    private readonly CasePlaceOptions _place;
    private readonly LedgerGroupOptions _groups;
    private readonly CommandSettings _settings;
    private readonly LoggedStages _logged;
    private readonly BriefHtml _html;

    public LedgerCommand(CommandConsole console, IOptions<CommandSettings> settings, LoggedStages logged, BriefHtml html)
        : base("ledger", "Sets outputs beside outcomes, in money, and writes a dated snapshot.", console)
    {
        (_settings, _logged, _html) = (settings.Value, logged, html);
        _place = new CasePlaceOptions(this, "A folder of raw tables, or one flat CSV.");
        foreach (var option in (Option[])[_schema, _mapping, _policy, _name, _from, _to, _observedUntil, _actions, _predictions])
        {
            Options.Add(option);
        }

        _groups = new LedgerGroupOptions(this);
        foreach (var option in (Option[])[_out, _brief, _models, _seed, _threads])
        {
            Options.Add(option);
        }

        Validators.Add(result =>
        {
            if (result.SaidTime(_from) >= result.SaidTime(_to))
                result.AddError("--from is not before --to.");
            if (result.GetResult(_schema) is null && (_place.IsStore(result) || File.Exists(result.Said(_place.Data))))
                result.AddError("--store and a flat CSV go with --schema FILE.");
        });
    }

    protected override object Run(ParseResult arguments, CancellationToken cancellation)
    {
        var options = _groups.Bind(arguments) with
        {
            From = arguments.GetValue(_from),
            To = arguments.GetValue(_to),
            Seed = arguments.GetValue(_seed),
            Threads = (arguments.GetValue(_threads) ?? _settings.Threads) is > 0 and var threads ? threads : Environment.ProcessorCount,
        };
        var models = arguments.GetValue(_models) ?? _settings.Models;
        var (ledger, path) = TerminalStages.Run(Console, _logged, stages =>
        {
            var cases = CaseReading.Read(Source(arguments, options), Console, stages, cancellation);
            var name = arguments.GetValue(_name) ?? cases.Schema.Name;
            var policy = PolicyFile.Read(arguments.GetValue(_policy) ?? Path.Combine(models, name, "policy.json"));
            using var stage = stages.Begin("the ledger", LedgerStages.Count);
            var ledger = Build(cases, name, policy, Hindsight(arguments, name, policy, cancellation), options, stage, cancellation);
            var path = arguments.GetValue(_out) ?? LedgerFile.PathOf(models, name, ledger.Date);
            cancellation.ThrowIfCancellationRequested();
            WrittenFile.Write(path, stream => stream.Write(LedgerFile.Bytes(ledger)));
            return (ledger, path);
        });
        LedgerTable.Show(Console, ledger);
        Console.Say($"Wrote {path}.");
        var brief = arguments.GetValue(_brief);
        if (brief is not null)
        {
            var bytes = _html.RenderAsync(ledger).GetAwaiter().GetResult();
            WrittenFile.Write(brief, stream => stream.Write(bytes));
            Console.Say($"Wrote {brief}.");
        }

        return new
        {
            File = path,
            Brief = brief,
            ledger.Name,
            ledger.Date,
            ledger.Contacts,
            ledger.Customers,
            ledger.Level,
            ledger.Prices,
            ledger.Outcomes,
            Targets = ledger.Targets.Select(target => new { target.Name, target.Contacts, target.Within, target.WithinBefore, target.Verdict, target.Money, target.Sentence }),
            Cells = ledger.Cells.Select(cell => new { cell.Column, cell.Level, cell.GreenOutside, cell.Outcome, cell.Excess, cell.Net }),
            Acting = ledger.Acting.Sentence,
            ledger.BackTest,
            ledger.Notes,
        };
    }

    private CaseSource Source(ParseResult arguments, LedgerOptions options) => new()
    {
        Place = _place.Bind(arguments),
        SchemaPath = arguments.GetValue(_schema),
        MappingPath = arguments.GetValue(_mapping),
        ObservedUntil = arguments.GetValue(_observedUntil),
        Take = options.People,
        Actions = arguments.GetValue(_actions),
    };

    /// <summary>Of a store what it knows, but for predictions of a file.</summary>
    private Hindsight Hindsight(ParseResult arguments, string name, Policy policy, CancellationToken cancellation)
    {
        var notes = new List<string>();
        var stored = _place.Bind(arguments).Store is { } store ? StoredHindsightReading.Read(store, name, policy.ValueOutcome, notes, cancellation) : Predictor.Ledger.BackTest.Hindsight.None;
        CellProblemWords.Say(Console, [], notes);
        return arguments.GetValue(_predictions) is { } file ? stored with { Predictions = PastPredictionsFile.Read(file, policy.ValueOutcome) } : stored;
    }

    private static LedgerSnapshot Build(TrainingCases cases, string name, Policy policy, Hindsight hindsight, LedgerOptions options, IStage stage, CancellationToken cancellation)
    {
        var done = 0;
        return new LedgerBuilder(cases.Table, policy, options).Build(
            name, new LedgerData(cases.About, cases.Fingerprint), cases.Actions, hindsight, new LedgerStages(words => stage.Advance(done++, words)), cancellation);
    }
}
