using System.Text.Json.Serialization;

namespace Predictor.Models.Comparisons;

/// <summary>What a comparison says of the challenger, for one outcome at one moment; <see cref="ComparedOutcome"/> says when.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Verdict>))]
public enum Verdict
{
    /// <summary>Better beyond noise.</summary>
    [JsonStringEnumMemberName("better")]
    Better,

    /// <summary>Not worse beyond noise, and a loss that matters is ruled out.</summary>
    [JsonStringEnumMemberName("notWorse")]
    NotWorse,

    /// <summary>Worse beyond noise.</summary>
    [JsonStringEnumMemberName("worse")]
    Worse,

    /// <summary>Too few cases to say: neither no difference nor a loss that matters is ruled out.</summary>
    [JsonStringEnumMemberName("tooFew")]
    TooFew,
}
