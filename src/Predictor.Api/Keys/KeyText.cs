using System.Security.Cryptography;

namespace Predictor.Api.Keys;

/// <summary>
/// What a key looks like: <c>predictor_ID_SECRET</c>. The prefix lets scanners of leaked secrets know it, the id (10 letters and digits) names it where the
/// key must not be said, the secret is 256 random bits in hex.
/// </summary>
internal static class KeyText
{
    private const string Prefix = "predictor_";
    private const int IdLength = 10;
    private const int SecretLength = 64;

    /// <summary>Without letters that are taken for others.</summary>
    private const string Alphabet = "abcdefghjkmnpqrstuvwxyz23456789";

    public static (string Id, string Key) Make()
    {
        var id = RandomNumberGenerator.GetString(Alphabet, IdLength);
        return (id, $"{Prefix}{id}_{RandomNumberGenerator.GetHexString(SecretLength, lowercase: true)}");
    }

    /// <summary>The id within a key; empty for any other text.</summary>
    public static ReadOnlySpan<char> IdOf(ReadOnlySpan<char> key) =>
        key.Length == Prefix.Length + IdLength + 1 + SecretLength && key.StartsWith(Prefix, StringComparison.Ordinal) && key[Prefix.Length + IdLength] == '_'
            ? key.Slice(Prefix.Length, IdLength)
            : [];
}
