using Predictor.Desk.Words;

namespace Predictor.Desk.Access;

/// <summary>Whether somebody may come in, in words.</summary>
internal static class UserState
{
    public static string Of(ListedUser listed) =>
        listed.DisabledAt is { } off ? DeskText.Of("users.off", Times.Day(off))
        : listed.HasPassword ? DeskText.Of("users.on")
        : DeskText.Of("users.waiting");
}
