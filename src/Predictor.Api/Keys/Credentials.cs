using System.Text;

namespace Predictor.Api.Keys;

/// <summary>
/// The key that a request brings: in <c>X-Api-Key</c>, as <c>Authorization: Bearer</c>, or as the password of HTTP Basic with any user name, for platforms
/// that can set a user and a password and nothing else.
/// </summary>
internal static class Credentials
{
    public const string Header = "X-Api-Key";

    private const string Bearer = "Bearer ";
    private const string Basic = "Basic ";

    /// <summary>Null where there is none; empty where there is something that holds no key.</summary>
    public static string? Key(HttpRequest request)
    {
        if (request.Headers.TryGetValue(Header, out var header))
            return header.ToString();
        var authorization = request.Headers.Authorization.ToString();
        return authorization.Length == 0 ? null
            : authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? authorization[Bearer.Length..].Trim()
            : authorization.StartsWith(Basic, StringComparison.OrdinalIgnoreCase) ? Password(authorization.AsSpan(Basic.Length).Trim())
            : authorization;
    }

    /// <summary>Whether there is a key or a token, or something in the place of one.</summary>
    public static bool Any(HttpRequest request) => request.Headers.ContainsKey(Header) || request.Headers.Authorization.Count > 0;

    /// <summary>Whether the request names its key where no browser puts one by itself; a remembered password of HTTP Basic is not such a place.</summary>
    public static bool AreExplicit(HttpRequest request) =>
        request.Headers.ContainsKey(Header) || request.Headers.Authorization.ToString().StartsWith(Bearer, StringComparison.OrdinalIgnoreCase);

    /// <summary>What follows the first colon, as RFC 7617 has it; empty where it is no such text.</summary>
    private static string Password(ReadOnlySpan<char> encoded)
    {
        var bytes = new byte[(encoded.Length / 4 * 3) + 3];
        if (!Convert.TryFromBase64Chars(encoded, bytes, out var length))
            return "";
        var text = Encoding.UTF8.GetString(bytes, 0, length);
        return text.IndexOf(':', StringComparison.Ordinal) is var colon and >= 0 ? text[(colon + 1)..] : "";
    }
}
