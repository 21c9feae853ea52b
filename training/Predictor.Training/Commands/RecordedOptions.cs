using System.CommandLine;
using Predictor.Models.Registry;
using Predictor.Training.Reading;

namespace Predictor.Training.Commands;

/// <summary>The options of `train` and `tune` that take rows as they were recorded when they were scored.</summary>
internal sealed class RecordedOptions
{
    private const string Only = "only";
    private const string Fill = "fill";

    private readonly Option<string?> _recorded = new("--recorded")
    {
        Description = "With --store: take each row as it was recorded when the case was scored, and labels as they are known now. only (default): rows without a recorded score are left out; fill: they are computed.",
        Arity = ArgumentArity.ZeroOrOne,
    };
    private readonly Option<string?> _of = new("--recorded-of") { Description = "Whose scores (default: --name, else the schema's name)." };

    public RecordedOptions(Command command, CaseSourceOptions source)
    {
        _recorded.AcceptOnlyFromAmong(Only, Fill);
        command.Options.Add(_recorded);
        command.Options.Add(_of);
        command.Validators.Add(result =>
        {
            if (result.GetResult(_recorded) is not null && !source.IsStore(result))
                result.AddError("--recorded goes with --store, which holds what was scored.");
            if (result.GetResult(_of) is not null && result.GetResult(_recorded) is null)
                result.AddError("--recorded-of goes with --recorded.");
        });
    }

    /// <param name="arguments">As parsed.</param>
    /// <param name="source">What is read.</param>
    /// <param name="registry">Where the versions are that scored.</param>
    /// <param name="name">Of the model; null: the schema's.</param>
    public CaseSource Bind(ParseResult arguments, CaseSource source, ModelRegistry registry, string? name) => arguments.GetResult(_recorded) is { } recorded
        ? source with { Recorded = new RecordedSource(registry, arguments.GetValue(_of) ?? name, recorded.Tokens is [{ Value: Fill }]) }
        : source;
}
