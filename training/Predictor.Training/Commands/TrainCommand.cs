using System.CommandLine;
using Microsoft.Extensions.Options;
using Predictor.Boosting;
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
    private readonly Option<string?> _out = new("--out") { Description = "The models folder the version is written to (default: PREDICTOR_Models, else 'models')." };
    private readonly Option<string?> _name = new("--name") { Description = "The model's name (default: the schema's)." };
    private readonly CaseSourceOptions _source;
    private readonly GrowingOptions _growing;
    private readonly WeightingOptions _weighting;
    private readonly TreatedOptions _treated;
    private readonly RecordedOptions _recorded;
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
        Options.Add(_out);
        Options.Add(_name);
        _source = new CaseSourceOptions(this);
        _growing = new GrowingOptions(this, [.. _trainers.Select(trainer => trainer.Name)]);
        _growing.CheckShares(this, _source.Test);
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
        var trainer = _trainers.Single(trainer => trainer.Name == _growing.Trainer(arguments));

        var (trained, model) = TerminalStages.Run(Console, _logged, stages =>
        {
            var cases = CaseReading.Read(source, Console, stages, cancellation);
            var trained = new ModelTraining(trainer, options, stages).Train(arguments.GetValue(_name) ?? cases.Schema.Name, cases, cancellation);
            cancellation.ThrowIfCancellationRequested();
            using var writing = stages.Begin("writing the version");
            return (trained, registry.Add(trained.Model));
        });

        var written = NewVersion.Of(model, trained, registry, RunDescription.Of(_time, started, options.Threads));
        written.Show(Console);
        written.SayNext(Console, registry, source);
        return new
        {
            model.Name,
            model.Version,
            Trainer = trainer.Name,
            Outcomes = written.Figures,
            trained.Notes,
            written.Run.Seconds,
            written.Run.PeakMemoryMiB,
        };
    }
}
