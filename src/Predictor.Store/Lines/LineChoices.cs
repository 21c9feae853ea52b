namespace Predictor.Store.Lines;

/// <summary>What lines that stand can be chosen by; each list sorted.</summary>
/// <param name="Queues">By name.</param>
/// <param name="Channels">By name.</param>
/// <param name="Teams">By name.</param>
/// <param name="Reasons">Columns.</param>
/// <param name="Owners">Who has any, by name.</param>
public sealed record LineChoices(
    IReadOnlyList<string> Queues, IReadOnlyList<string> Channels, IReadOnlyList<string> Teams, IReadOnlyList<string> Reasons, IReadOnlyList<LinePerson> Owners)
{
    public static LineChoices None { get; } = new([], [], [], [], []);
}
