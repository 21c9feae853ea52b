using System.CommandLine;
using Predictor.Training.Pipeline;

namespace Predictor.Training.Commands;

/// <summary>The options of `train`, `tune` and `cross-validate` that say which labels count for how much.</summary>
internal sealed class WeightingOptions
{
    private readonly Option<string[]> _weightAnswers = new("--weight-answers")
    {
        Description = "Weight this outcome's labels, which are answers to a survey, by the inverse of the modelled chance of an answer; may be said again.",
    };

    public WeightingOptions(Command command) => command.Options.Add(_weightAnswers);

    public TrainingOptions Bind(ParseResult arguments, TrainingOptions options) => options with { WeightAnswers = arguments.GetValue(_weightAnswers) ?? [] };
}
