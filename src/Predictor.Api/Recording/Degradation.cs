using Predictor.Api.Scoring;
using Predictor.Cases;
using Predictor.Models.Registry;

namespace Predictor.Api.Recording;

/// <summary>What an answer had to do without, and why.</summary>
/// <param name="Cause">For programs.</param>
/// <param name="Words">For people.</param>
internal sealed record Degradation(string Cause, string Words)
{
    public static readonly Degradation HistoryAway = new("historyUnavailable", "The customer's history could not be read; its columns count as missing.");
    public static readonly Degradation HistorySlow = new("historySlow", "The customer's history took longer than a score may wait; its columns count as missing.");
    public static readonly Degradation HistoryLate = new("deadlineHistory", "The customer's history did not fit into the deadline; its columns count as missing.");
    public static readonly Degradation ReasonsLate = new("deadlineReasons", "Reasons did not fit into the deadline and are left out.");
    public static readonly Degradation RecordLate = new("deadlineRecord", "The record did not fit into the deadline: it is being written, but whether it is on disk is not known.");
    public static readonly Degradation StoreAway = new("storeUnavailable", "The store does not answer; this score is not recorded.");
    public static readonly Degradation StoreFull = new("storeQueueFull", "More comes than the store can write; this score is not recorded.");

    /// <summary>The model has nothing for the moment that was named.</summary>
    public static Degradation MomentMissing(string model, Moment said, Moment answered) =>
        new("momentNotPredicted", $"{model} does not predict at {ScoreAnswers.Word(said)}; it is answered as at {ScoreAnswers.Word(answered)}.");

    /// <summary>All that an answer falls short of before it is recorded; null where nothing.</summary>
    public static IReadOnlyList<Degradation>? Of(ScoreRequest request, LiveModel live, Degradation? history) =>
        live.Shortfalls.Count > 0 || request.MomentMissing is not null ? Several(request, live, history)
        : history is null ? null
        : [history];

    private static List<Degradation>? Several(ScoreRequest request, LiveModel live, Degradation? history)
    {
        var found = live.Shortfalls.Where(each => each.At is null || each.At == request.Moment).Select(each => new Degradation(each.Cause, each.Words)).ToList();
        if (request.MomentMissing is { } missing)
            found.Add(missing);
        if (history is not null)
            found.Add(history);
        return found.Count > 0 ? found : null;
    }
}
