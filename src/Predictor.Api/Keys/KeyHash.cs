using System.Security.Cryptography;
using System.Text;

namespace Predictor.Api.Keys;

/// <summary>
/// What is kept of a key: <c>sha256:</c> and the hex SHA-256 of its UTF-8 bytes. One round is enough, and costs a request nothing,
/// because keys are 256 random bits that nobody can guess through; passwords of people would need a slow hash.
/// </summary>
internal sealed class KeyHash
{
    public const int Bytes = SHA256.HashSizeInBytes;

    private const string Prefix = "sha256:";

    /// <summary>UTF-8 bytes of a text that are hashed without an allocation.</summary>
    private const int Short = 512;

    /// <summary>Of each thread its own, made once: to look up and set up the algorithm takes longer than hashing a key.</summary>
    [ThreadStatic]
    private static IncrementalHash? _sha256;

    private readonly byte[] _hash;

    private KeyHash(byte[] hash) => _hash = hash;

    public static KeyHash Of(string key)
    {
        var hash = new byte[Bytes];
        Compute(key, hash);
        return new KeyHash(hash);
    }

    /// <param name="hash">As the store has it.</param>
    public static KeyHash Of(byte[] hash) => new(hash);

    /// <param name="key">Of any length.</param>
    /// <param name="hash"><see cref="Bytes"/> bytes, written.</param>
    public static void Compute(ReadOnlySpan<char> key, Span<byte> hash)
    {
        var most = Encoding.UTF8.GetMaxByteCount(key.Length);
        Span<byte> text = most <= Short ? stackalloc byte[Short] : new byte[most];
        var length = Encoding.UTF8.GetBytes(key, text);
        var sha256 = _sha256 ??= IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        sha256.AppendData(text[..length]);
        sha256.GetHashAndReset(hash);
        CryptographicOperations.ZeroMemory(text[..length]);
    }

    /// <summary>Null where the text is no hash.</summary>
    public static KeyHash? Parse(string text)
    {
        if (!text.StartsWith(Prefix, StringComparison.Ordinal) || text.Length != Prefix.Length + (2 * Bytes))
        {
            return null;
        }

        var hash = new byte[Bytes];
        return Convert.FromHexString(text.AsSpan(Prefix.Length), hash, out _, out _) == System.Buffers.OperationStatus.Done ? new KeyHash(hash) : null;
    }

    /// <summary>In constant time.</summary>
    public bool Equals(KeyHash other) => Equals(other._hash);

    /// <summary>In constant time.</summary>
    public bool Equals(ReadOnlySpan<byte> hash) => CryptographicOperations.FixedTimeEquals(_hash, hash);

    public override string ToString() => Prefix + Convert.ToHexStringLower(_hash);
}
