using System.Text.Json.Serialization;

namespace Predictor.Models.Registry;

/// <summary>One change of what answers, or of what scores in the shadow.</summary>
/// <param name="Version">The champion or challenger from then on; of a withdrawal the challenger until then.</param>
/// <param name="At">UTC.</param>
/// <param name="Reason">As it was given.</param>
public sealed record Publication(int Version, DateTimeOffset At, string Reason)
{
    public PublicationAct Act { get; init; }

    /// <summary>Who did it at the desk, for people; null: whoever could write the models folder, by the command line.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? By { get; init; }

    /// <summary>Published though the gate was closed; <see cref="Finding"/> says what it said.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Forced { get; init; }

    /// <summary>What the gate said; null where it was not asked.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Finding { get; init; }

    /// <summary>File in the name's comparisons folder that the finding rests on; null where there was none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Comparison { get; init; }
}
