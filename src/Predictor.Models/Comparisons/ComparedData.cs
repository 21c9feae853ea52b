using System.Text.Json.Serialization;

namespace Predictor.Models.Comparisons;

/// <summary>The labelled cases that both sides were held against.</summary>
/// <param name="About">What they are, in words.</param>
/// <param name="Fingerprint">SHA-256 over the files as read, hex.</param>
/// <param name="ObservedUntil">Until when their outcomes were observed; null where no outcome has a horizon.</param>
/// <param name="Rows">"test": none that either side may have learned from; "all": whatever has a label.</param>
/// <param name="Treated">"exclude": cases that something was done about were left out; null: whatever was done, they count.</param>
public sealed record ComparedData(
    string About,
    string Fingerprint,
    DateTimeOffset? ObservedUntil,
    string Rows,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Treated = null);
