using Predictor.Cases;
using Predictor.Store.Lines;
using Predictor.Store.Records;

namespace Predictor.Store.Tests.Lines;

/// <summary>Scores made by hand.</summary>
internal static class Scored
{
    public static Prediction Of(
        string? customer, string? caseId, double probability, long at, string? id = null, Moment moment = Moment.Closure, double worth = 1_000, string? queue = null, string? team = null, string reason = "visits", bool isAtRisk = true) => new()
        {
            Id = id ?? Guid.NewGuid().ToString(),
            Model = "tiny",
            Version = 1,
            PolicyVersion = 1,
            CaseId = caseId,
            CustomerId = customer,
            Moment = moment,
            AsOf = DateTimeOffset.FromUnixTimeSeconds(at),
            ReceivedAt = DateTimeOffset.FromUnixTimeSeconds(at),
            Cells = [1],
            Answer = "{}"u8.ToArray(),
            Line = new LineScore
            {
                IsAtRisk = isAtRisk,
                Probability = probability,
                Band = isAtRisk ? probability >= 0.5 ? 0 : 1 : 2,
                SecondProbability = probability / 2,
                SecondBand = 1,
                Value = new LineValue(1, worth, probability * worth, probability * worth / 10, "call"),
                Reasons = [new LineReason(reason, $"{probability} {reason}"), new LineReason("age", "Änne is 80")],
                Queue = queue,
                Team = team,
                Moment = moment,
                ScoredAt = at,
            },
        };
}
