using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.Options;
using Predictor.Models.Registry;
using Predictor.Models.Scoring;
using Predictor.Training.Hosting;
using Predictor.Training.Output;
using Predictor.Training.Reading;
using Predictor.Training.Scoring;

namespace Predictor.Training.Commands;

/// <summary><c>score</c>: adds probabilities, bands and reasons to the rows of a file, however long it is.</summary>
internal sealed class ScoreCommand : ConsoleCommand
{
    private readonly Option<string> _model = SharedOptions.Model();
    private readonly Option<string> _data = SharedOptions.Data("A flat CSV or a features file with the model's columns.");
    private readonly Option<string> _out = new("--out") { Description = "The file to write: the rows as they came, with columns added.", Required = true };
    private readonly Option<int> _reasons = new Option<int>("--reasons") { Description = "Most reasons an outcome.", DefaultValueFactory = _ => 0 }.Between(0, 100);
    private readonly Option<string?> _models = SharedOptions.Models();
    private readonly Option<int?> _threads = SharedOptions.Threads();
    private readonly IOptions<CommandSettings> _settings;

    public ScoreCommand(CommandConsole console, IOptions<CommandSettings> settings)
        : base("score", "Scores the rows of a file.", console)
    {
        _settings = settings;
        foreach (var option in (Option[])[_model, _data, _out, _reasons, _models, _threads])
        {
            Options.Add(option);
        }
    }

    protected override object Run(ParseResult arguments, CancellationToken cancellation)
    {
        var registry = new ModelRegistry(arguments.GetValue(_models) ?? _settings.Value.Models);
        var reference = arguments.GetRequiredValue(_model);
        var model = registry.Open(reference);
        var threads = arguments.GetValue(_threads) ?? _settings.Value.Threads;
        var scoring = new FileScoring(
            new CaseScorer(model, ModelPolicy.Of(model, reference, registry)),
            arguments.GetValue(_reasons),
            threads == 0 ? Environment.ProcessorCount : threads);

        var output = arguments.GetRequiredValue(_out);
        var scored = scoring.Score(arguments.GetRequiredValue(_data), output, cancellation);
        CellProblemWords.Say(Console, scored.Problems, []);

        var seconds = scored.Scoring.TotalSeconds;
        Console.Say(string.Create(CultureInfo.InvariantCulture, $"Wrote {output}: {scored.Rows:N0} rows by {model.Name} version {model.Version}."));
        return new
        {
            model.Name,
            model.Version,
            scored.Rows,
            Seconds = seconds,
            RowsPerSecond = seconds > 0 ? scored.Rows / seconds : 0,
            ExplainSeconds = scored.Explaining.TotalSeconds,
            Warnings = scored.Problems.Select(each => new { each.Column, each.Problem, each.Count, each.Examples }),
        };
    }
}
