using System.Buffers.Text;
using System.Security.Cryptography;
using Predictor.Api.Settings;

namespace Predictor.Api.Keys;

/// <summary>The keys that open something: those of the store and of the settings and, in Development, one that lives as long as the process.</summary>
internal sealed class KeyRing
{
    private readonly List<ApiKey> _keys;
    private readonly StoredKeys? _stored;

    private KeyRing(List<ApiKey> keys, bool configured, string? developmentKey, StoredKeys? stored) =>
        (_keys, AnyConfigured, DevelopmentKey, _stored) = (keys, configured, developmentKey, stored);

    /// <summary>Whether the settings hold a key.</summary>
    public bool AnyConfigured { get; }

    /// <summary>Made at this start, printed once and kept nowhere; null outside Development.</summary>
    public string? DevelopmentKey { get; }

    /// <param name="settings">Checked: see <see cref="Check"/>.</param>
    /// <param name="development">Whether a key is made for this run.</param>
    /// <param name="stored">Null: none.</param>
    public static KeyRing Create(IReadOnlyList<ApiKeySettings> settings, bool development, StoredKeys? stored = null)
    {
        Check(settings);
        var keys = settings.Select(key => new ApiKey(key.Caller, KeyHash.Parse(key.Hash)!, key.Scopes)).ToList();
        string? made = null;
        if (development)
        {
            made = "dev_" + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
            keys.Add(new ApiKey(new Caller(Caller.Development, Caller.Development, Caller.Development), KeyHash.Of(made), Scope.All));
        }

        return new KeyRing(keys, settings.Count > 0, made, stored);
    }

    /// <exception cref="SettingsException">With every mistake of the keys.</exception>
    public static void Check(IReadOnlyList<ApiKeySettings> settings)
    {
        var mistakes = settings.SelectMany(Mistakes).ToArray();
        if (mistakes.Length > 0)
        {
            throw new SettingsException(string.Join(Environment.NewLine, mistakes));
        }
    }

    /// <summary>
    /// Null for a key that is none of these; one that is found may have expired or been revoked. Of the store's, the key's id says which one it would be; it
    /// is compared with every one of the settings. Each comparison is in constant time.
    /// </summary>
    public ApiKey? Find(ReadOnlySpan<char> presented)
    {
        Span<byte> hash = stackalloc byte[KeyHash.Bytes];
        KeyHash.Compute(presented, hash);
        if (KeyText.IdOf(presented) is { IsEmpty: false } id && _stored?.Find(id) is { } stored && stored.IsOf(hash))
        {
            return stored;
        }

        ApiKey? found = null;
        foreach (var key in _keys)
        {
            found = key.IsOf(hash) ? key : found;
        }

        return found;
    }

    private static IEnumerable<string> Mistakes(ApiKeySettings key, int position)
    {
        if (string.IsNullOrWhiteSpace(key.Name))
        {
            yield return $"Keys:{position}:Name: found nothing, expected whose key it is.";
        }

        if (KeyHash.Parse(key.Hash) is null)
        {
            yield return $"Keys:{position}:Hash: expected 'sha256:' and the 64 hex digits of the key's SHA-256; what was found is neither shown nor logged.";
        }

        foreach (var scope in key.Scopes.Where(scope => !Scope.All.Contains(scope)))
        {
            yield return $"Keys:{position}:Scopes: found '{scope}', expected any of {string.Join(", ", Scope.All)}.";
        }

        if (key.RequestsPerSecond < 0 || key.Concurrent < 0)
        {
            yield return $"Keys:{position}:RequestsPerSecond, Keys:{position}:Concurrent: expected 0 (no limit) or more.";
        }

        if (key.Scopes.Count == 0)
        {
            yield return $"Keys:{position}:Scopes: found none, expected at least one of {string.Join(", ", Scope.All)}.";
        }
    }
}
