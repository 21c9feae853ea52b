namespace Predictor.Cases;

/// <summary>The levels of one category column as training saw them; code = position. A level never seen has code <see cref="UnseenCode"/>.</summary>
public sealed class Vocabulary
{
    public Vocabulary(IReadOnlyList<string> levels)
    {
        Levels = levels;
    }

    public IReadOnlyList<string> Levels { get; }

    /// <summary>Levels.Count: the learner pools it with rare levels.</summary>
    public int UnseenCode => Levels.Count;

    public int Code(ReadOnlySpan<char> level) => throw new NotImplementedException();

    /// <summary>Levels by falling count, ties by ordinal text; at most <paramref name="most"/>, the rest count as unseen.</summary>
    public static Vocabulary Learn(IEnumerable<KeyValuePair<string, int>> counts, int most = 10_000) => throw new NotImplementedException();
}
