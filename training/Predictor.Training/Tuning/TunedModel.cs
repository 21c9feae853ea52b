using Predictor.Models.Comparisons;
using Predictor.Training.Pipeline;

namespace Predictor.Training.Tuning;

/// <param name="Trained">As `train` returns it.</param>
/// <param name="Outcomes">What each search came to.</param>
/// <param name="Resumed">Trials that an earlier run had made.</param>
internal sealed record TunedModel(TrainedModel Trained, IReadOnlyList<TunedOutcome> Outcomes, int Resumed)
{
    /// <summary>Whether it beats the defaults beyond noise for an outcome, and is worse beyond noise for none.</summary>
    public bool BeatsDefaults => Outcomes.Any(each => each.Test?.Verdict == Verdict.Better) && Outcomes.All(each => each.Test?.Verdict != Verdict.Worse);
}
