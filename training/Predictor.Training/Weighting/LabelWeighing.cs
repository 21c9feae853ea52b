using Predictor.Cases;
using Predictor.Training.Output;
using Predictor.Training.Pipeline;

namespace Predictor.Training.Weighting;

/// <summary>Gives the labelled rows of outcomes the weights that the options ask for.</summary>
internal sealed class LabelWeighing(TrainingOptions options, IStages stages)
{
    private readonly Dictionary<int, AnswerChance> _answers = [];

    /// <exception cref="DataException">An outcome that is not trained; chances that cannot be learned.</exception>
    public SlicedOutcome[] Weigh(IReadOnlyList<SlicedOutcome> outcomes, CancellationToken cancellation)
    {
        string[] trained = [.. outcomes.Select(each => each.Outcome.Name).Distinct()];
        var unknown = options.WeightAnswers.Except(trained).ToArray();
        if (unknown.Length > 0)
            throw new DataException($"Answers of {string.Join(", ", unknown)} cannot be weighted: the outcomes trained are {string.Join(", ", trained)}.");
        return [.. outcomes.Select(each => options.WeightAnswers.Contains(each.Outcome.Name) ? WeighAnswers(each, cancellation) : each)];
    }

    private SlicedOutcome WeighAnswers(SlicedOutcome sliced, CancellationToken cancellation)
    {
        if (!_answers.TryGetValue(sliced.Index, out var chance))
        {
            using var stage = stages.Begin($"{sliced.Outcome.Name}: learning who answers");
            _answers.Add(sliced.Index, chance = AnswerChance.Learn(sliced.Cases, sliced.Index, sliced.Slices, options, cancellation));
        }

        return chance.Weigh(sliced);
    }
}
