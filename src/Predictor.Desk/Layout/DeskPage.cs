namespace Predictor.Desk.Layout;

/// <summary>A page that the top bar leads to.</summary>
/// <param name="Key">Of its name in the resource: "page.queue".</param>
/// <param name="Path">Its address.</param>
public sealed record DeskPage(string Key, string Path)
{
    /// <summary>Where the desk opens.</summary>
    public static DeskPage Today { get; } = new("today", "/");

    public static DeskPage Queue { get; } = new("queue", "/queue");

    public static DeskPage Ledger { get; } = new("ledger", "/ledger");

    public static DeskPage Models { get; } = new("models", "/models");

    /// <summary>In the order of the top bar: only those that there are.</summary>
    public static IReadOnlyList<DeskPage> All { get; } = [Today, Queue, Ledger, Models];
}
