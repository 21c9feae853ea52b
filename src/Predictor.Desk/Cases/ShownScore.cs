using Predictor.Models.Bundles;
using Predictor.Models.Registry;
using Predictor.Models.Scoring;
using Predictor.Store.Records;

namespace Predictor.Desk.Cases;

/// <summary>A recorded score, explained again by the version that gave it where that is still here and answers the same.</summary>
/// <param name="Prediction">As recorded.</param>
/// <param name="By">The version, under the policy that stands; null: it is not here any more, or does not answer so.</param>
/// <param name="Score">Of the row again, with all reasons; null likewise.</param>
/// <param name="Recorded">What was answered, by outcome.</param>
public sealed record ShownScore(Prediction Prediction, LiveModel? By, CaseScore? Score, IReadOnlyDictionary<string, RecordedOutcome> Recorded)
{
    /// <summary>What may differ between a probability and the same read back from its text: nothing.</summary>
    private const double Same = 1e-12;

    public static ShownScore Of(Prediction prediction, LiveModel live, VersionCache versions)
    {
        ArgumentNullException.ThrowIfNull(prediction);
        ArgumentNullException.ThrowIfNull(live);
        ArgumentNullException.ThrowIfNull(versions);
        var recorded = RecordedAnswer.Read(prediction.Answer);
        if (Find(prediction, live, versions) is not { } by || prediction.Cells.Length != by.Model.Encoder.Width || !by.Scorer.Answers(prediction.Moment))
            return new ShownScore(prediction, null, null, recorded);
        var score = by.Scorer.Score(prediction.Cells, prediction.Moment, null, prediction.Cells.Length);
        return score.Outcomes.All(each => recorded.GetValueOrDefault(each.Model.Outcome.Name) is { } answered && Math.Abs(answered.Probability - each.Probability) <= Same)
            ? new ShownScore(prediction, by, score, recorded)
            : new ShownScore(prediction, null, null, recorded);
    }

    public OutcomeScore? Of(string outcome) => Score?.Outcomes.FirstOrDefault(each => each.Model.Outcome.Name == outcome);

    /// <summary>As it was answered; null: it was not predicted at the moment.</summary>
    public double? Probability(string outcome) => Recorded.GetValueOrDefault(outcome)?.Probability;

    private static LiveModel? Find(Prediction prediction, LiveModel live, VersionCache versions)
    {
        try
        {
            return prediction.Model == live.Model.Name ? versions.Find(prediction.Model, prediction.Version, live) : null;
        }
        catch (BundleException)
        {
            // A version that cannot be read explains nothing; the page says so.
            return null;
        }
    }
}
