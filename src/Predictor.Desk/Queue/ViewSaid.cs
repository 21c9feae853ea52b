using Predictor.Desk.Pages.Queue;
using Predictor.Desk.Words;

namespace Predictor.Desk.Queue;

/// <summary>What became of keeping a view, in words.</summary>
/// <param name="Words">A sentence.</param>
/// <param name="IsDone">Whether it was done.</param>
public sealed record ViewSaid(string Words, bool IsDone)
{
    /// <param name="word">As the address has it.</param>
    /// <returns>Null: it is none.</returns>
    public static ViewSaid? Of(string word) => word switch
    {
        "saved" => new(DeskText.Of("view.saidSaved"), true),
        "renamed" => new(DeskText.Of("view.saidRenamed"), true),
        "removed" => new(DeskText.Of("view.saidRemoved"), true),
        "noName" => new(DeskText.Of("view.saidNoName"), false),
        "badName" => new(DeskText.Of("view.saidBadName", ViewMenu.LongestName), false),
        "tooMany" => new(DeskText.Of("view.saidTooMany"), false),
        "taken" => new(DeskText.Of("view.saidTaken"), false),
        "unknown" => new(DeskText.Of("view.saidUnknown"), false),
        "notWritten" => new(DeskText.Of("view.saidNotWritten"), false),
        "nothing" => new(DeskText.Of("view.saidNothing"), false),
        _ => null,
    };
}
