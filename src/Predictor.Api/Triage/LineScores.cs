using Microsoft.Extensions.Options;
using Predictor.Api.Scoring;
using Predictor.Api.Settings;
using Predictor.Desk;
using Predictor.Desk.Queue;
using Predictor.Models.Registry;
using Predictor.Models.Scoring;
using Predictor.Store.Lines;

namespace Predictor.Api.Triage;

/// <summary>What answers say to the desk's queue: those of the default model as it is live, and of no other, for a customer has one line.</summary>
internal sealed class LineScores(DefaultModel standard, IOptions<DeskOptions> options, TimeProvider time)
{
    private volatile LineScoring? _scoring;

    /// <returns>Null: nothing.</returns>
    public LineScore? Of(ScoreRequest request, LiveModel live, CaseScore score) =>
        !live.IsStopgap && ReferenceEquals(standard.Live, live) ? Scoring(live).Of(request.Row, score, request.Value, request.AsOf, time.GetUtcNow()) : null;

    private LineScoring Scoring(LiveModel live) => _scoring is { } known && ReferenceEquals(known.Live, live) ? known : _scoring = new LineScoring(live, options.Value);
}
