using System.Globalization;
using System.Text.Json;
using Predictor.Api.Scoring;
using Predictor.Store.Records;

namespace Predictor.Api.Recording;

/// <summary>What is answered where another answer is recorded already that this one may not stand beside.</summary>
internal static class EarlierAnswer
{
    /// <returns>Null where the request's key stands for another request.</returns>
    public static ScoreAnswer? Instead(ScoreAnswer answer, Prediction prediction, Prediction earlier)
    {
        var recorded = JsonSerializer.Deserialize(earlier.Answer, ApiJson.Default.ScoreAnswer)!;
        if (prediction.RequestKey is { } key && key.Key == earlier.RequestKey?.Key)
            return key == earlier.RequestKey ? recorded : null;

        // Of the same case, moment and time, scored by the same version.
        answer = answer with { PredictionId = earlier.Id };
        return IsSame(answer, prediction, recorded, earlier) ? answer with { Recorded = true } : answer with
        {
            Warnings =
            [
                .. answer.Warnings,
                new ScoreWarning(
                    WarningCode.ScoredBefore,
                    "asOf",
                    null,
                    $"'{answer.AsOf.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture)}'",
                    "a time at which the case was not scored before from other features; predictionId is of that answer, and this one is not recorded"),
            ],
        };
    }

    private static bool IsSame(ScoreAnswer answer, Prediction prediction, ScoreAnswer recorded, Prediction earlier) =>
        prediction.Cells.AsSpan().SequenceEqual(earlier.Cells)
        && prediction.PolicyVersion == earlier.PolicyVersion
        && prediction.CustomerId == earlier.CustomerId
        && answer.AtStake == recorded.AtStake
        && answer.HeldOut == recorded.HeldOut;
}
