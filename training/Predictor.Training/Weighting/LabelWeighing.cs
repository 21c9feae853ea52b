using Predictor.Cases;
using Predictor.Training.Output;
using Predictor.Training.Pipeline;
using Predictor.Training.Treating;

namespace Predictor.Training.Weighting;

/// <summary>Gives the labelled rows of outcomes the weights that the options ask for.</summary>
internal sealed class LabelWeighing(TrainingOptions options, IStages stages)
{
    private readonly Dictionary<int, AnswerChance> _answers = [];
    private readonly Dictionary<int, UntreatedChance> _untreated = [];

    /// <exception cref="DataException">An outcome that is not trained; chances that cannot be learned.</exception>
    public SlicedOutcome[] Weigh(IReadOnlyList<SlicedOutcome> outcomes, CancellationToken cancellation)
    {
        Check(options, outcomes);
        return [.. outcomes.Select(each => Weigh(each, cancellation))];
    }

    /// <summary>One outcome at one moment; those of one outcome share what is learned of it, and so must share slices.</summary>
    /// <exception cref="DataException">Chances that cannot be learned.</exception>
    public SlicedOutcome Weigh(SlicedOutcome sliced, CancellationToken cancellation) =>
        WeighAnswers(WeighUntreated(sliced, cancellation), cancellation);

    /// <exception cref="DataException">Answers are to be weighted of an outcome that is not trained.</exception>
    public static void Check(TrainingOptions options, IReadOnlyList<SlicedOutcome> outcomes)
    {
        string[] trained = [.. outcomes.Select(each => each.Outcome.Name).Distinct()];
        var unknown = options.WeightAnswers.Except(trained).ToArray();
        if (unknown.Length > 0)
            throw new DataException($"Answers of {string.Join(", ", unknown)} cannot be weighted: the outcomes trained are {string.Join(", ", trained)}.");
    }

    private SlicedOutcome WeighUntreated(SlicedOutcome sliced, CancellationToken cancellation)
    {
        if (sliced.Treatment is not { Handling: TreatedCases.Weight } treatment)
            return sliced;
        if (!_untreated.TryGetValue(sliced.Index, out var chance))
        {
            using var stage = stages.Begin($"{sliced.Outcome.Name}: learning who is left alone");
            _untreated.Add(sliced.Index, chance = UntreatedChance.Learn(sliced, treatment, options, cancellation));
        }

        return chance.Weigh(sliced);
    }

    private SlicedOutcome WeighAnswers(SlicedOutcome sliced, CancellationToken cancellation)
    {
        if (!options.WeightAnswers.Contains(sliced.Outcome.Name))
            return sliced;
        if (!_answers.TryGetValue(sliced.Index, out var chance))
        {
            using var stage = stages.Begin($"{sliced.Outcome.Name}: learning who answers");
            _answers.Add(sliced.Index, chance = AnswerChance.Learn(sliced.Cases, sliced.Index, sliced.Slices, sliced.LeftOut, options, cancellation));
        }

        return chance.Weigh(sliced);
    }
}
