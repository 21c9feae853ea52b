using System.Collections.Frozen;

namespace Predictor.Api.Keys;

/// <summary>The store's keys as they were read at one moment, by id.</summary>
internal sealed class KeySnapshot
{
    public static readonly KeySnapshot Empty = new([]);

    private readonly FrozenDictionary<string, ApiKey> _keys;
    private readonly FrozenDictionary<string, ApiKey>.AlternateLookup<ReadOnlySpan<char>> _byText;

    public KeySnapshot(IEnumerable<ApiKey> keys)
    {
        _keys = keys.ToFrozenDictionary(key => key.Caller.Id, StringComparer.Ordinal);
        _byText = _keys.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public IReadOnlyCollection<ApiKey> Keys => _keys.Values;

    /// <summary>Null where there is none of the id.</summary>
    public ApiKey? Find(ReadOnlySpan<char> id) => _byText.TryGetValue(id, out var key) ? key : null;
}
