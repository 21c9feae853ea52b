using System.Security.Cryptography;
using Predictor.Desk.Access;
using Predictor.Store.Access;

namespace Predictor.Api.Users;

/// <summary>What a user shall be.</summary>
/// <param name="Name">Folded.</param>
/// <param name="DisplayName">Empty: the name.</param>
/// <param name="Roles">Of <see cref="DeskRole"/>, at least one.</param>
/// <param name="Teams">Of those there are.</param>
internal sealed record UserOrder(string Name, string DisplayName, IReadOnlyList<string> Roles, IReadOnlyList<string> Teams)
{
    /// <summary>Of a display name and of a team's, characters.</summary>
    public const int LongestName = 100;

    /// <summary>What was expected of roles, where one is none.</summary>
    public static string ExpectedRoles => $"any of {string.Join(", ", DeskRole.All)}";

    public static bool IsLine(string text) => text.Length <= LongestName && !text.Any(char.IsControl);

    public static bool AreRoles(IReadOnlyCollection<string> roles) => roles.Count > 0 && roles.All(DeskRole.All.Contains);

    /// <summary>128 random bits.</summary>
    public static string NewStamp() => RandomNumberGenerator.GetHexString(32, lowercase: true);

    public UserRecord Make(string by, DateTimeOffset now) => new()
    {
        Name = Name,
        DisplayName = DisplayName.Length == 0 ? Name : DisplayName,
        Roles = [.. DeskRole.All.Where(Roles.Contains)],
        Teams = Teams,
        Stamp = NewStamp(),
        MadeAt = now,
        MadeBy = by,
    };
}
