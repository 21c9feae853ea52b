using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Predictor.Store.Access;

namespace Predictor.Api.Users;

/// <summary>A one-time link: 256 random bits in its address, of which the store keeps the SHA-256.</summary>
internal static class LinkText
{
    public const string Path = "/sign-in/link";

    public const string Parameter = "token";

    /// <summary>Of the first user, whose link is on a terminal for all to read.</summary>
    public static readonly TimeSpan First = TimeSpan.FromHours(1);

    /// <summary>Of others, who get it from somebody.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(2);

    private const int Bytes = 32;

    /// <param name="userName">Null: of the first user.</param>
    /// <param name="by">Who makes it.</param>
    /// <param name="now">When.</param>
    /// <returns>Path and query, and what is kept.</returns>
    public static (string Link, OneTimeLink Kept) Make(string? userName, string by, DateTimeOffset now)
    {
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));
        return ($"{Path}?{Parameter}={token}", new OneTimeLink
        {
            Hash = HashOf(token),
            UserName = userName,
            MadeAt = now,
            MadeBy = by,
            ExpiresAt = now + (userName is null ? First : Lifetime),
        });
    }

    public static byte[] HashOf(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
