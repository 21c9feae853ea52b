using Predictor.Cases;
using Predictor.Desk.Models;
using Predictor.Models.Policies;
using Predictor.Models.Registry;

namespace Predictor.Desk.Cases;

/// <summary>Makes accounts of scored cases.</summary>
public static class CaseAccounting
{
    /// <param name="shown">The score.</param>
    /// <param name="arrival">Of the same case; null: none.</param>
    /// <param name="closure">Likewise.</param>
    /// <param name="outcome">Name of the schema's outcome.</param>
    /// <param name="live">What answers now.</param>
    /// <param name="moved">By column: to what a value is moved.</param>
    /// <param name="isShown">Whether a column may be named.</param>
    /// <param name="watched">What is known by now of cases that the model scored; null: nothing yet.</param>
    /// <returns>Null where the outcome was not predicted at the moment.</returns>
    public static CaseAccount? Of(
        ShownScore shown, ShownScore? arrival, ShownScore? closure, string outcome, LiveModel live, IReadOnlyDictionary<string, string> moved, Func<string, bool> isShown, WatchedModel? watched)
    {
        ArgumentNullException.ThrowIfNull(shown);
        ArgumentNullException.ThrowIfNull(live);
        ArgumentNullException.ThrowIfNull(isShown);
        if (live.Model.Schema.Outcomes.FirstOrDefault(each => each.Name == outcome) is not { } about || !shown.Recorded.TryGetValue(outcome, out var recorded))
            return null;
        var from = BandThresholds.Of(live.Policy, outcome);
        var band = BandThresholds.Place(from, recorded.Probability);
        if (shown is not { By: { } by } || shown.Of(outcome) is not { } score)
            return new CaseAccount(about, recorded.Probability, band, Waterfall.Of(recorded, live.Model.Schema, isShown), IsWhole: false, null, null, null, null) { By = live };
        var model = score.Model;
        var encoder = by.Model.Encoder;
        return new CaseAccount(
            about,
            score.Probability,
            band,
            Waterfall.Of(score, by.Model.Schema, isShown),
            IsWhole: true,
            arrival?.Of(outcome) is { } first && closure?.Of(outcome) is { } last ? LearnedInHandling.Of(first, last, by.Model.Schema, isShown) : null,
            ScoredAlike.Of(model.Report, score.Probability),
            WhatIf.Of(by, model, shown.Prediction.Cells, moved, isShown),
            from[band] > 0 ? SmallestChange.Find(model, encoder, shown.Prediction.Cells, Handling(by, model.Moment, isShown), from[band]) : null)
        {
            By = by,
            AlikeHere = watched?.Version == by.Model.Version && watched.Outcomes.FirstOrDefault(each => each.Name == outcome && each.Moment == model.Moment)?.Later is { } later
                ? ScoredAlike.Since(model.Report, later, score.Probability)
                : null,
        };
    }

    /// <summary>What was done in handling and could have been done otherwise: what was sent with the case and is known only once it is closed. Never what a customer is or has been.</summary>
    private static int[] Handling(LiveModel by, Moment moment, Func<string, bool> isShown) =>
        [.. by.Model.Schema.FeatureColumns.Index().Where(each => moment == Moment.Closure && each.Item.KnownAt == Moment.Closure && each.Item.Source == ColumnSource.Given && isShown(each.Item.Name)).Select(each => each.Index)];
}
