using System.CommandLine;
using System.CommandLine.Parsing;
using Predictor.Training.Pipeline;
using Predictor.Training.Reading;
using Predictor.Training.Treating;

namespace Predictor.Training.Commands;

/// <summary>The options of `train` and `tune` that say what was done about cases, and what becomes of those.</summary>
internal sealed class TreatedOptions
{
    private readonly Option<TreatedCases> _treated = new("--treated")
    {
        Description = "Labelled cases that something was done about while their outcome could still come: keep (as they are), exclude (they leave all slices), or weight (they leave, and those left alone are weighted by the inverse of the modelled chance of it).",
        DefaultValueFactory = _ => TreatedCases.Keep,
    };
    private readonly Option<string?> _actions = SharedOptions.Actions();

    public TreatedOptions(Command command, CaseSourceOptions source)
    {
        command.Options.Add(_treated);
        command.Options.Add(_actions);
        command.Validators.Add(result => Check(result, source.IsStore(result), _treated, _actions));
    }

    public static void Check(CommandResult result, bool isStore, Option treatedOption, Option<string?> actions)
    {
        if (isStore && result.Said(actions) is not null)
            result.AddError("--actions goes with --data; a store has its own.");
        if (!isStore && result.Said(actions) is null && result.Said(treatedOption) is { } treated && !treated.Equals(nameof(TreatedCases.Keep), StringComparison.OrdinalIgnoreCase))
            result.AddError($"--treated {treated} asks what was done: say --actions FILE, or --store.");
    }

    public CaseSource Bind(ParseResult arguments, CaseSource source) => source with { Actions = arguments.GetValue(_actions) };

    public TrainingOptions Bind(ParseResult arguments, TrainingOptions options) => options with { Treated = arguments.GetValue(_treated) };
}
