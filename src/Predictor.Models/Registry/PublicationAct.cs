using System.Text.Json.Serialization;

namespace Predictor.Models.Registry;

/// <summary>What an entry of live.json's history did.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PublicationAct>))]
public enum PublicationAct
{
    /// <summary>Made a version the champion.</summary>
    [JsonStringEnumMemberName("publish")]
    Publish,

    /// <summary>Made the champion of before the champion again.</summary>
    [JsonStringEnumMemberName("rollback")]
    Rollback,

    /// <summary>Let a version score in the shadow.</summary>
    [JsonStringEnumMemberName("challenge")]
    Challenge,

    /// <summary>Took that version away again.</summary>
    [JsonStringEnumMemberName("withdraw")]
    Withdraw,
}
