using System.Text.Json.Serialization;

namespace Predictor.Evaluation.Drift;

/// <summary>Categories by level: the most frequent ones, all others together, and those that no vocabulary knows.</summary>
public sealed record LevelDistribution : Distribution
{
    public const int MostLevels = 50;

    /// <summary>The most frequent first, equal ones in the vocabulary's order.</summary>
    public required IReadOnlyList<LevelCount> Levels { get; init; }

    /// <summary>Rows of known levels that are not listed.</summary>
    public required long Other { get; init; }

    /// <summary>Rows of levels that the vocabulary does not know.</summary>
    public required long Unknown { get; init; }

    [JsonIgnore]
    internal override IReadOnlyList<long> Known => [.. Levels.Select(level => level.Rows), Other, Unknown];

    [JsonIgnore]
    internal override int UnknownBin => Levels.Count + 1;

    /// <summary>Counts codes; O(n).</summary>
    /// <param name="codes">Positions in the vocabulary; NaN: missing; any other: unknown.</param>
    /// <param name="vocabulary">Names by code.</param>
    /// <param name="mostLevels">How many are listed by name.</param>
    public static LevelDistribution Of(ReadOnlySpan<double> codes, IReadOnlyList<string> vocabulary, int mostLevels = MostLevels)
    {
        var counts = new long[vocabulary.Count];
        long missing = 0, unknown = 0;
        foreach (var code in codes)
        {
            if (double.IsNaN(code))
            {
                missing++;
            }
            else if (code >= 0 && code < counts.Length)
            {
                counts[(int)code]++;
            }
            else
            {
                unknown++;
            }
        }

        LevelCount[] levels = [.. Enumerable.Range(0, counts.Length).Where(code => counts[code] > 0)
            .OrderByDescending(code => counts[code]).ThenBy(code => code).Take(mostLevels).Select(code => new LevelCount(vocabulary[code], counts[code]))];
        return new LevelDistribution { Levels = levels, Other = counts.Sum() - levels.Sum(level => level.Rows), Unknown = unknown, Missing = missing };
    }

    /// <summary>Position of each code's bin: listed levels, others, unknown, missing.</summary>
    /// <param name="codes">Positions in the vocabulary; NaN: missing; any other: unknown.</param>
    /// <param name="vocabulary">Names by code.</param>
    public int[] BinsOf(ReadOnlySpan<double> codes, IReadOnlyList<string> vocabulary)
    {
        var listed = Levels.Select((level, position) => (level.Level, position)).ToDictionary(each => each.Level, each => each.position, StringComparer.Ordinal);
        int[] binOfCode = [.. vocabulary.Select(level => listed.TryGetValue(level, out var position) ? position : Levels.Count)];
        var found = new int[codes.Length];
        for (var i = 0; i < found.Length; i++)
        {
            found[i] = double.IsNaN(codes[i]) ? Levels.Count + 2
                : codes[i] >= 0 && codes[i] < binOfCode.Length ? binOfCode[(int)codes[i]]
                : UnknownBin;
        }

        return found;
    }
}
