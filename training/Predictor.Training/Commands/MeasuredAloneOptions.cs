using System.CommandLine;
using Predictor.Models.Bundles;
using Predictor.Training.Pipeline;
using Predictor.Training.Treating;

namespace Predictor.Training.Commands;

/// <summary>The options of `evaluate`, `compare` and `report` that say what was done about cases, and whether those are measured.</summary>
internal sealed class MeasuredAloneOptions
{
    private const string Keep = "keep";
    private const string Exclude = "exclude";

    private readonly Option<string?> _treated = new("--treated")
    {
        Description = "Labelled cases that something was done about while their outcome could still come: keep (measured as they are) or exclude (only cases left alone are measured). Default: as the version was trained.",
    };
    private readonly Option<string?> _actions = SharedOptions.Actions();

    public MeasuredAloneOptions(Command command, CasePlaceOptions place)
    {
        _treated.AcceptOnlyFromAmong(Keep, Exclude);
        command.Options.Add(_treated);
        command.Options.Add(_actions);
        command.Validators.Add(result => TreatedOptions.Check(result, place.IsStore(result), _treated, _actions));
    }

    public MeasuredAlone Bind(ParseResult arguments, Model model) => new(
        arguments.GetValue(_actions),
        arguments.GetValue(_treated) is { } said ? said == Exclude : model.Provenance.Options.ContainsKey(TrainingOptions.TreatedOption));
}
