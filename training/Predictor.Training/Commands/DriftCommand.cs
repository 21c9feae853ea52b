using System.CommandLine;
using Microsoft.Extensions.Options;
using Predictor.Models.Monitoring;
using Predictor.Training.Hosting;
using Predictor.Training.Monitoring;
using Predictor.Training.Output;
using Predictor.Training.Reading;

namespace Predictor.Training.Commands;

/// <summary><c>drift</c>: whether a model still fits the cases that come, before their labels are there and as they mature.</summary>
internal sealed class DriftCommand : ConsoleCommand
{
    private readonly Option<DateTimeOffset?> _from = SharedOptions.Time("--from", "Look at cases from this time on, by the moment at which they are scored.");
    private readonly Option<DateTimeOffset?> _to = SharedOptions.Time("--to", "Look at cases before this time.");
    private readonly Option<int> _draws = new Option<int>("--draws") { Description = "Bootstrap draws behind each interval.", DefaultValueFactory = _ => 200 }.Between(200, 100_000);
    private readonly ModelDataOptions _data;

    public DriftCommand(CommandConsole console, IOptions<CommandSettings> settings)
        : base("drift", "Holds later cases against those a model was made from, and what it promises against what came.", console)
    {
        _data = new ModelDataOptions(this, settings.Value, rows: null);
        foreach (var option in (Option[])[_from, _to, _draws])
        {
            Options.Add(option);
        }

        Validators.Add(result =>
        {
            if (result.SaidTime(_from) >= result.SaidTime(_to))
                result.AddError("--from is not before --to.");
        });
    }

    protected override object Run(ParseResult arguments, CancellationToken cancellation)
    {
        var model = _data.Model(arguments);
        DriftMeasuring.CheckRemembers(model);
        var data = _data.Read(arguments, model, Console, cancellation);
        var window = new CaseWindow(arguments.GetValue(_from), arguments.GetValue(_to));
        var (seed, draws) = (_data.Seed(arguments), arguments.GetValue(_draws));
        var notes = new List<string>(data.Notes);
        var read = notes.Count;
        var outcomes = new DriftMeasuring(data.Model, data.Table, window, seed, draws, _data.Threads(arguments)).Measure(notes, cancellation);
        CellProblemWords.Say(Console, [], notes[read..]);
        DriftTable.Show(Console, outcomes);
        var standing = outcomes.Max(outcome => outcome.Standing);
        Console.Say($"{model.Name}@{model.Version}: {DriftWords.Of(standing)}.");
        return new
        {
            model.Name,
            model.Version,
            Standing = standing,
            Data = new { About = _data.About(arguments, data), data.Fingerprint, data.Table.Schema.ObservedUntil, window.From, window.To },
            Seed = seed,
            Draws = draws,
            Outcomes = outcomes,
            Notes = notes,
        };
    }
}
