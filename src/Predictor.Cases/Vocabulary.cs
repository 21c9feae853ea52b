using System.Collections.Frozen;

namespace Predictor.Cases;

/// <summary>The levels of one category column as training saw them; code = position. A level never seen has code <see cref="UnseenCode"/>.</summary>
public sealed class Vocabulary
{
    private readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _codes;

    /// <param name="levels">Trimmed, not empty, each once.</param>
    /// <exception cref="ArgumentException">An empty, untrimmed or repeated level.</exception>
    public Vocabulary(IReadOnlyList<string> levels)
    {
        var codes = new Dictionary<string, int>(levels.Count, StringComparer.Ordinal);
        foreach (var level in levels)
        {
            if (level.Length == 0 || level.Length != level.AsSpan().Trim().Length)
                throw new ArgumentException($"Level {codes.Count} is '{level}', expected trimmed text that is not empty.", nameof(levels));
            if (!codes.TryAdd(level, codes.Count))
                throw new ArgumentException($"Level {codes.Count} is '{level}', which is there already.", nameof(levels));
        }

        Levels = levels;
        _codes = codes.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public IReadOnlyList<string> Levels { get; }

    /// <summary>Levels.Count: the learner pools it with rare levels.</summary>
    public int UnseenCode => Levels.Count;

    /// <summary>Position of a level (exact text, case told apart), or <see cref="UnseenCode"/>.</summary>
    public int Code(ReadOnlySpan<char> level) => _codes.TryGetValue(level, out var code) ? code : UnseenCode;

    /// <summary>Levels by falling count, ties by ordinal text; at most <paramref name="most"/>, the rest count as unseen.</summary>
    public static Vocabulary Learn(IEnumerable<KeyValuePair<string, int>> counts, int most = 10_000) =>
        new([.. counts
            .OrderByDescending(level => level.Value)
            .ThenBy(level => level.Key, StringComparer.Ordinal)
            .Take(most)
            .Select(level => level.Key)]);
}
