using System.Buffers;
using Predictor.Cases;
using Predictor.Models.Registry;
using Predictor.Models.Scoring;

namespace Predictor.Api.Scoring;

/// <summary>The scores of requests in their order, those of a moment all at once.</summary>
internal static class ManyScores
{
    public static CaseScore[] Of(IReadOnlyList<ScoreRequest> requests, LiveModel live, int reasons)
    {
        if (requests is [var only])
            return [live.Scorer.Score(only.Row, only.Moment, only.Value, reasons)];
        var scores = new CaseScore[requests.Count];
        foreach (var moment in (Moment[])[Moment.Arrival, Moment.Closure])
        {
            int[] places = [.. Enumerable.Range(0, requests.Count).Where(place => requests[place].Moment == moment)];
            Score(requests, places, moment, live.Scorer, reasons, scores);
        }

        return scores;
    }

    private static void Score(IReadOnlyList<ScoreRequest> requests, int[] places, Moment moment, CaseScorer scorer, int reasons, CaseScore[] scores)
    {
        var width = scorer.Model.Encoder.Width;
        var rows = ArrayPool<float>.Shared.Rent(places.Length * width);
        var values = new double?[places.Length];
        for (var i = 0; i < places.Length; i++)
        {
            requests[places[i]].Row.CopyTo(rows.AsSpan(i * width));
            values[i] = requests[places[i]].Value;
        }

        var found = new CaseScore[places.Length];
        scorer.Score(rows.AsMemory(0, places.Length * width), moment, values, reasons, found);
        ArrayPool<float>.Shared.Return(rows);
        for (var i = 0; i < places.Length; i++)
        {
            scores[places[i]] = found[i];
        }
    }
}
