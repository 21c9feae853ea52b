using System.Text.Json;
using Predictor.Store.Lines;

namespace Predictor.Desk.Queue;

/// <summary>The outcomes of a recorded answer.</summary>
internal static class AnsweredOutcomes
{
    private const int ReasonsKept = 2;

    /// <param name="answer">JSON, as <c>/v1/score</c> answers and the store keeps it.</param>
    /// <returns>By name: the probability, and what raises it most.</returns>
    public static IReadOnlyDictionary<string, (double Probability, IReadOnlyList<LineReason> Reasons)> Read(string answer)
    {
        using var document = JsonDocument.Parse(answer);
        return document.RootElement.TryGetProperty("outcomes", out var outcomes)
            ? outcomes.EnumerateArray().ToDictionary(outcome => outcome.GetProperty("name").GetString()!, outcome => (outcome.GetProperty("probability").GetDouble(), Reasons(outcome)))
            : new Dictionary<string, (double, IReadOnlyList<LineReason>)>();
    }

    private static IReadOnlyList<LineReason> Reasons(JsonElement outcome) =>
    [
        .. outcome.GetProperty("reasons").EnumerateArray().Where(reason => reason.GetProperty("direction").GetString() == "raises").Take(ReasonsKept)
            .Select(reason => new LineReason(reason.GetProperty("code").GetString()!, reason.GetProperty("words").GetString()!)),
    ];
}
