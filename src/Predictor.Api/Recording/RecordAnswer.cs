using System.Text.Json.Serialization;

namespace Predictor.Api.Recording;

/// <summary>What became of what was sent.</summary>
/// <param name="Accepted">How many objects are on disk.</param>
/// <param name="Errors">By place (the object's number counted from 1, and its member): what was not taken; the rest was.</param>
/// <param name="Notes">What was taken and is worth a look, in sentences; left out where there is nothing.</param>
internal sealed record RecordAnswer(
    int Accepted,
    IReadOnlyDictionary<string, string[]> Errors,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Notes)
{
    /// <summary>Of a platform's events: those that its map leaves aside.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Ignored { get; init; }

    /// <summary>Of a platform's events: how many cases closed by them and were scored.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Scored { get; init; }
}
