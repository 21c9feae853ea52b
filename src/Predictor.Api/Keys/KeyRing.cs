using System.Buffers.Text;
using System.Security.Cryptography;
using Predictor.Api.Settings;

namespace Predictor.Api.Keys;

/// <summary>The keys that open something: those of the settings and, in Development, one that lives as long as the process.</summary>
internal sealed class KeyRing
{
    private readonly List<ApiKey> _keys;

    private KeyRing(List<ApiKey> keys, bool configured, string? developmentKey) => (_keys, AnyConfigured, DevelopmentKey) = (keys, configured, developmentKey);

    /// <summary>Whether the settings hold a key.</summary>
    public bool AnyConfigured { get; }

    /// <summary>Made at this start, printed once and kept nowhere; null outside Development.</summary>
    public string? DevelopmentKey { get; }

    /// <exception cref="SettingsException">With every mistake of the keys.</exception>
    public static KeyRing Create(IReadOnlyList<ApiKeySettings> settings, bool development)
    {
        var mistakes = settings.SelectMany(Mistakes).ToArray();
        if (mistakes.Length > 0)
        {
            throw new SettingsException(string.Join(Environment.NewLine, mistakes));
        }

        var keys = settings.Select(key => new ApiKey(key.Name, KeyHash.Parse(key.Hash)!, key.Scopes)).ToList();
        string? made = null;
        if (development)
        {
            made = "dev_" + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
            keys.Add(new ApiKey("development", KeyHash.Of(made), Scope.All));
        }

        return new KeyRing(keys, settings.Count > 0, made);
    }

    /// <summary>Null for a key that opens nothing. Compares with every key, each in constant time.</summary>
    public ApiKey? Find(string presented)
    {
        var hash = KeyHash.Of(presented);
        ApiKey? found = null;
        foreach (var key in _keys)
        {
            found = key.Hash.Equals(hash) ? key : found;
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

        if (key.Scopes.Count == 0)
        {
            yield return $"Keys:{position}:Scopes: found none, expected at least one of {string.Join(", ", Scope.All)}.";
        }
    }
}
