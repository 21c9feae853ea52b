using System.Security.Cryptography;
using System.Text;

namespace Predictor.Api.Keys;

/// <summary>
/// What is kept of a key: <c>sha256:</c> and the hex SHA-256 of its UTF-8 bytes. One round is enough, and costs a request nothing,
/// because keys are 256 random bits that nobody can guess through; passwords of people would need a slow hash.
/// </summary>
internal sealed class KeyHash
{
    private const string Prefix = "sha256:";

    private readonly byte[] _hash;

    private KeyHash(byte[] hash) => _hash = hash;

    public static KeyHash Of(string key) => new(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    /// <summary>Null where the text is no hash.</summary>
    public static KeyHash? Parse(string text)
    {
        if (!text.StartsWith(Prefix, StringComparison.Ordinal) || text.Length != Prefix.Length + (2 * SHA256.HashSizeInBytes))
        {
            return null;
        }

        var hash = new byte[SHA256.HashSizeInBytes];
        return Convert.FromHexString(text.AsSpan(Prefix.Length), hash, out _, out _) == System.Buffers.OperationStatus.Done ? new KeyHash(hash) : null;
    }

    /// <summary>In constant time.</summary>
    public bool Equals(KeyHash other) => CryptographicOperations.FixedTimeEquals(_hash, other._hash);

    public override string ToString() => Prefix + Convert.ToHexStringLower(_hash);
}
