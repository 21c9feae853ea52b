using System.Collections.Frozen;
using Predictor.Desk.Words;

namespace Predictor.Api.Users;

/// <summary>
/// What a password has to be: long, and not what everybody tries first. No signs or digits are asked for, and none has to be changed from time to time: both
/// make people choose worse ones (NIST SP 800-63B).
/// </summary>
internal static class PasswordRules
{
    public const int Shortest = 12;
    public const int Longest = 200;

    private const int FewestLetters = 5;

    /// <summary>Those that lists of leaked passwords begin with, as far as they are long enough to pass the other rules.</summary>
    private static readonly FrozenSet<string> Common = new[]
    {
        "123456789012", "1234567890123", "12345678901234", "123456789abc", "1q2w3e4r5t6y", "1qaz2wsx3edc", "abcdefghijkl", "abcdefghijklm", "abcd12345678", "administrator", "changemechangeme",
        "correcthorsebatterystaple", "iloveyou1234", "iloveyouforever", "letmeinplease", "motdepasse123", "passwort1234", "password1234", "password12345", "password123456", "passwordpassword",
        "q1w2e3r4t5y6", "qwerty123456", "qwertyqwerty", "qwertyuiop12", "qwertyuiop123", "qwertyuiopasdf", "qwertzuiop12", "welcome12345", "zaq12wsxcde3", "zxcvbnm12345",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Null where it may be one; else why not, for him who chooses it.</summary>
    /// <param name="password">As typed.</param>
    /// <param name="again">As typed the second time.</param>
    /// <param name="userName">Whose it is to be.</param>
    public static string? Problem(string password, string again, string userName) =>
        password.Length < Shortest ? DeskText.Of("password.short", Shortest)
        : password.Length > Longest ? DeskText.Of("password.long", Longest)
        : password != again ? DeskText.Of("password.differs")
        : Common.Contains(password) || password.Distinct().Count() < FewestLetters || IsNamedAfter(password, userName) ? DeskText.Of("password.common")
        : null;

    private static bool IsNamedAfter(string password, string userName) =>
        (userName.Length >= FewestLetters && password.Contains(userName, StringComparison.OrdinalIgnoreCase)) || password.StartsWith("predictor", StringComparison.OrdinalIgnoreCase);
}
