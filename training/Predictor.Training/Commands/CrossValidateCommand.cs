using System.CommandLine;
using Microsoft.Extensions.Options;
using Predictor.Boosting;
using Predictor.Training.Figures;
using Predictor.Training.Hosting;
using Predictor.Training.Output;
using Predictor.Training.Reading;
using Predictor.Training.Validating;

namespace Predictor.Training.Commands;

/// <summary><c>cross-validate</c>: what `train` with these options is worth on later rows, or on other customers, again and again. Writes nothing.</summary>
internal sealed class CrossValidateCommand : ConsoleCommand
{
    private const string BeforeTest = "before-test";
    private const string All = "all";

    private readonly Option<int> _folds = new Option<int>("--folds") { Description = "How many folds.", DefaultValueFactory = _ => 5 }.Between(2, 50);
    private readonly Option<string> _rows = new("--rows")
    {
        Description = "before-test: only rows that 'train' would learn from, so that its test slice stays untouched; all: every labelled row.",
        DefaultValueFactory = _ => BeforeTest,
    };

    private readonly CaseSourceOptions _source;
    private readonly GrowingOptions _growing;
    private readonly WeightingOptions _weighting;
    private readonly IReadOnlyList<IForestTrainer> _trainers;
    private readonly IOptions<CommandSettings> _settings;
    private readonly LoggedStages _logged;

    public CrossValidateCommand(CommandConsole console, IEnumerable<IForestTrainer> trainers, IOptions<CommandSettings> settings, LoggedStages logged)
        : base("cross-validate", "Measures training itself: on the rows that follow several cuts in time, or on folds of customers where rows have no order.", console)
    {
        (_trainers, _settings, _logged) = ([.. trainers], settings, logged);
        _rows.AcceptOnlyFromAmong(BeforeTest, All);
        Options.Add(_folds);
        Options.Add(_rows);
        _source = new CaseSourceOptions(this);
        _growing = new GrowingOptions(this, [.. _trainers.Select(trainer => trainer.Name)]);
        _growing.CheckShares(this, _source.Test);
        _weighting = new WeightingOptions(this);
    }

    protected override object Run(ParseResult arguments, CancellationToken cancellation)
    {
        var source = _source.Bind(arguments);
        var options = _weighting.Bind(arguments, _growing.Bind(arguments, _settings.Value, source));
        var trainer = _trainers.Single(trainer => trainer.Name == _growing.Trainer(arguments));
        var outcomes = TerminalStages.Run(Console, _logged, stages =>
        {
            var cases = CaseReading.Read(source, Console, stages, cancellation);
            return new CrossValidation(trainer, options, stages).Validate(
                cases, arguments.GetValue(_folds), all: arguments.GetValue(_rows) == All, cancellation);
        });
        ValidationTable.Show(Console, outcomes);
        return new { Trainer = trainer.Name, Outcomes = outcomes };
    }
}
