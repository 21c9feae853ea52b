using System.Text;
using System.Text.Json;
using Predictor.Api.Recording;
using Predictor.Api.Scoring;

namespace Predictor.Api.Tests.Scoring;

public sealed class AnswerTextTests
{
    private static readonly AnswerOutcome Gone = new(
        "gone", "leaves <soon> & \"never\" comes back", 0.1 + 0.2, -1e-12, double.NaN, new AnswerBand("veryHigh", "Very high"), 1, [new("topic", "It is about Übertrag", "raises", 5e-324, double.PositiveInfinity)]);

    private static readonly ScoreAnswer Full = new(
        "case-1", "C'1", "closure", new DateTime(2026, 6, 30, 12, 0, 0, 250, DateTimeKind.Utc), new AnswerModel("tiny", 3), new AnswerPolicy(2, "EUR"), [Gone, Gone with { Reasons = [] }], 395.57,
        new AnswerAction("credit", "Call back with a credit", 75.25), ["a", "b"], [new ScoreWarning("unknown", "features", "topic", "'ä\n'", "a level"), new ScoreWarning("x", "asOf", null, null, "a time")],
        "id-1", true, [new Degradation("cause", "Words.")], true, true, new AnswerAction("call", "Call <back>", 5));

    public static TheoryData<int> Answers => [0, 1, 2, 3];

    private static ScoreAnswer Answer(int number) => number switch
    {
        0 => Full,
        1 => Full with { CaseId = null, CustomerId = null, AtStake = null, Action = null, Missing = [], Warnings = [], PredictionId = null, Recorded = false, Degraded = null, Sample = null, HeldOut = null, WithheldAction = null },
        2 => Full with { HeldOut = false, WithheldAction = null, Outcomes = [], AtStake = double.NaN, Degraded = [] },
        _ => Full with { Written = "not a member"u8.ToArray(), AsOf = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc) },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public void It_is_what_the_serializer_writes(int number) =>
        Assert.Equal(JsonSerializer.Serialize(Answer(number), ApiJson.Default.ScoreAnswer), Encoding.UTF8.GetString(AnswerText.Of(Answer(number))));
}
