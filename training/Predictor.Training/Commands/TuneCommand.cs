using System.CommandLine;
using Microsoft.Extensions.Options;
using Predictor.Boosting;
using Predictor.Models.Registry;
using Predictor.Training.Figures;
using Predictor.Training.Hosting;
using Predictor.Training.Output;
using Predictor.Training.Reading;
using Predictor.Training.Tuning;
using Predictor.Training.Tuning.Journal;

namespace Predictor.Training.Commands;

/// <summary><c>tune</c>: searches the learner's options, stopped and gone on with at any time, into a new version of a model.</summary>
internal sealed class TuneCommand : ConsoleCommand
{
    private const string Trainer = "boosting";

    private readonly Option<int> _trials = new Option<int>("--trials")
    {
        Description = "Settings to try for each outcome at each moment; the first is what 'train' chooses.",
        DefaultValueFactory = _ => 50,
    }.Between(2, 500);

    private readonly Option<string?> _journal = new("--journal") { Description = "The file that the trials are kept in (default: one a search, in NAME/tuning in the models folder)." };
    private readonly Option<string?> _out = new("--out") { Description = "The models folder the version is written to (default: PREDICTOR_Models, else 'models')." };
    private readonly Option<string?> _name = new("--name") { Description = "The model's name (default: the schema's)." };
    private readonly CaseSourceOptions _source;
    private readonly GrowingOptions _growing;
    private readonly WeightingOptions _weighting;
    private readonly TreatedOptions _treated;
    private readonly RecordedOptions _recorded;
    private readonly IForestTrainer _trainer;
    private readonly IOptions<CommandSettings> _settings;
    private readonly LoggedStages _logged;
    private readonly TimeProvider _time;

    public TuneCommand(
        CommandConsole console, IEnumerable<IForestTrainer> trainers, IOptions<CommandSettings> settings, LoggedStages logged, TimeProvider time)
        : base("tune", "Searches the learner's options on rolling cuts and writes a version with the best; stopped at any time, the same command goes on.", console)
    {
        (_trainer, _settings, _logged, _time) = (trainers.Single(trainer => trainer.Name == Trainer), settings, logged, time);
        _out.Aliases.Add("--models");
        foreach (var option in (Option[])[_trials, _journal, _out, _name])
        {
            Options.Add(option);
        }

        _source = new CaseSourceOptions(this);
        _growing = new GrowingOptions(this, [Trainer]);
        _growing.RefuseFixedSlices(this);
        _weighting = new WeightingOptions(this);
        _treated = new TreatedOptions(this, _source);
        _recorded = new RecordedOptions(this, _source);
    }

    protected override object Run(ParseResult arguments, CancellationToken cancellation)
    {
        var started = _time.GetTimestamp();
        var registry = new ModelRegistry(arguments.GetValue(_out) ?? _settings.Value.Models);
        var source = _recorded.Bind(arguments, _treated.Bind(arguments, _source.Bind(arguments)), registry, arguments.GetValue(_name));
        var options = _treated.Bind(arguments, _weighting.Bind(arguments, _growing.Bind(arguments, _settings.Value, source)));
        var path = "";

        TrialJournal Open(string name, SearchIdentity identity)
        {
            path = arguments.GetValue(_journal) ?? registry.TuningPath(name, identity.Fingerprint);
            var journal = TrialJournal.Open(path, identity);
            Console.Say(journal.Trials.Count > 0
                ? $"Going on after {journal.Trials.Count} trials in {path}."
                : $"Trials are kept in {path}: stop at any time, and the same command goes on from there.");
            return journal;
        }

        var (tuned, model) = TerminalStages.Run(Console, _logged, stages =>
        {
            var cases = CaseReading.Read(source, Console, stages, cancellation);
            var name = arguments.GetValue(_name) ?? cases.Schema.Name;
            var tuned = new ModelTuning(_trainer, options, arguments.GetValue(_trials), stages).Tune(name, cases, identity => Open(name, identity), cancellation);
            cancellation.ThrowIfCancellationRequested();
            using var writing = stages.Begin("writing the version");
            return (tuned, registry.Add(tuned.Trained.Model));
        });

        var written = NewVersion.Of(model, tuned.Trained, registry, RunDescription.Of(_time, started, options.Threads));
        written.Show(Console);
        TuningTable.Show(Console, tuned.Outcomes);
        Console.Say(SearchWords.Verdict(tuned.Outcomes));
        written.SayNext(Console, registry, source);
        return new
        {
            model.Name,
            model.Version,
            Trainer,
            Journal = path,
            tuned.Resumed,
            Tuning = tuned.Outcomes,
            tuned.BeatsDefaults,
            Outcomes = written.Figures,
            tuned.Trained.Notes,
            written.Run.Seconds,
            written.Run.PeakMemoryMiB,
        };
    }
}
