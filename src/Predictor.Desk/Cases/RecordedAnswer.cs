using System.Text.Json;

namespace Predictor.Desk.Cases;

/// <summary>What a prediction's recorded answer says of its outcomes: all that is left where the version that gave it is not here any more.</summary>
public static class RecordedAnswer
{
    /// <param name="answer">JSON, UTF-8, as it was answered.</param>
    /// <returns>By outcome; empty where it is none of this program's.</returns>
    public static IReadOnlyDictionary<string, RecordedOutcome> Read(byte[] answer)
    {
        var outcomes = new Dictionary<string, RecordedOutcome>(StringComparer.Ordinal);
        try
        {
            using var document = JsonDocument.Parse(answer);
            foreach (var each in document.RootElement.GetProperty("outcomes").EnumerateArray())
            {
                outcomes[each.GetProperty("name").GetString()!] = new RecordedOutcome(
                    each.GetProperty("probability").GetDouble(),
                    each.GetProperty("baseProbability").GetDouble(),
                    [.. each.GetProperty("reasons").EnumerateArray().Select(reason =>
                        new RecordedReason(reason.GetProperty("code").GetString()!, reason.GetProperty("words").GetString()!, reason.GetProperty("points").GetDouble()))]);
            }
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            // Of a program that answered otherwise: it says nothing that can be shown.
            outcomes.Clear();
        }

        return outcomes;
    }

    /// <summary>What was answered to be at stake, money; null: nothing.</summary>
    public static double? AtStake(byte[] answer)
    {
        try
        {
            using var document = JsonDocument.Parse(answer);
            return document.RootElement.TryGetProperty("atStake", out var stake) && stake.ValueKind == JsonValueKind.Number ? stake.GetDouble() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
