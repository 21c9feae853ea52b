using System.Text.Json.Serialization;

namespace Predictor.Api.Scoring;

/// <summary>Something sent that could not be used as it came.</summary>
/// <param name="Code">What kind of thing: see <see cref="WarningCode"/>.</param>
/// <param name="Field">Of the request: "asOf", "features".</param>
/// <param name="Feature">The feature, where it is one.</param>
/// <param name="Found">What was sent, cut where long.</param>
/// <param name="Expected">What would have been used.</param>
internal sealed record ScoreWarning(
    string Code,
    string Field,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Feature,
    string? Found,
    string Expected)
{
    /// <summary>"features.wait_seconds".</summary>
    [JsonIgnore]
    public string Place => Feature is null ? Field : $"{Field}.{Feature}";
}
