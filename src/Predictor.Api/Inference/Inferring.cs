using System.Diagnostics;
using System.Globalization;
using Predictor.Api.Metering;
using Predictor.Api.Scoring;
using Predictor.Models.Registry;
using Predictor.Models.Scoring;

namespace Predictor.Api.Inference;

/// <summary>Rows into probabilities, by the scorer that answers cases.</summary>
internal static class Inferring
{
    public static InferAnswer Answer(InferRequest request, LiveModel live, ServiceMeter meter)
    {
        var started = Stopwatch.GetTimestamp();
        var scores = new CaseScore[request.Rows];
        live.Scorer.Score(request.Cells, request.Moment, new double?[request.Rows], reasons: 0, scores);
        meter.Took("score", started);
        string[] causes =
        [
            .. live.Shortfalls.Where(each => each.At is null || each.At == request.Moment).Select(each => each.Cause),
            .. request.MomentMissing is { } missing ? [missing.Cause] : Array.Empty<string>(),
        ];
        foreach (var score in scores)
        {
            meter.Answered(score, live, causes);
        }

        return new InferAnswer(
            live.Model.Name,
            live.Model.Version.ToString(CultureInfo.InvariantCulture),
            request.Id,
            new InferParameters(
                ScoreAnswers.Word(request.Moment),
                causes.Length > 0 ? string.Join(',', causes.Distinct(StringComparer.Ordinal)) : null,
                request.UnusableCount > 0 ? string.Create(CultureInfo.InvariantCulture, $"{request.UnusableCount}: {string.Join("; ", request.Unusable)}") : null),
            Outputs(request, scores));
    }

    private static List<OutputTensor> Outputs(InferRequest request, CaseScore[] scores)
    {
        var outputs = new List<OutputTensor>();
        for (var outcome = 0; outcome < scores[0].Outcomes.Count; outcome++)
        {
            var name = scores[0].Outcomes[outcome].Model.Outcome.Name;
            if (request.Outputs?.Contains(name) != false)
                outputs.Add(new OutputTensor(name, "FP64", [request.Rows], Array.ConvertAll(scores, score => score.Outcomes[outcome].Probability)));
        }

        return outputs;
    }
}
