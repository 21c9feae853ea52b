namespace Predictor.Models.Registry;

/// <summary>What is known of one name.</summary>
/// <param name="Live">What answers, or null.</param>
/// <param name="Problem">Why it is not the newest, or null.</param>
/// <param name="Seen">The files as they were when this was found out; nothing is read again until they differ.</param>
internal sealed record LiveEntry(LiveModel? Live, string? Problem, string? Seen)
{
    public static LiveEntry Nothing { get; } = new(null, null, null);
}
