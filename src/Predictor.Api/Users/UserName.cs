using System.Security.Cryptography;
using System.Text;

namespace Predictor.Api.Users;

/// <summary>The name by which somebody signs in: never changed, so that what is kept of who did something stays true.</summary>
internal static class UserName
{
    public const int Longest = 60;

    public const string Expected = "1 to 60 letters without accents, digits, and . _ - @";

    /// <summary>Letters of either case are the same.</summary>
    public static string Fold(string name) => name.Trim().ToLowerInvariant();

    /// <param name="name">Folded.</param>
    public static bool IsOne(string name) => name.Length is > 0 and <= Longest && name.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter is '.' or '_' or '-' or '@');

    /// <summary>By which wrong passwords are counted: a password that somebody types into the field of the name is kept nowhere.</summary>
    public static byte[] HashOf(string name) => SHA256.HashData(Encoding.UTF8.GetBytes("sign-in:" + Fold(name)));
}
