using System.Globalization;
using Predictor.Cases;
using Predictor.Forests;

namespace Predictor.Training.Exporting.Sql;

/// <summary>
/// Category splits as bits. Each set of codes that a column is split by is one bit of a whole number that stands beside every level in the column's list, 62 sets
/// a number; a split asks for the bit. A list of codes in each split instead would be as long as the column has levels, thousands of times over.
/// </summary>
internal sealed class SqlSets
{
    /// <summary>So that every number stays positive in 64 bits.</summary>
    private const int SetsInANumber = 62;

    private readonly IReadOnlyList<Vocabulary?> _vocabularies;
    private readonly Dictionary<(int Column, string Set), int> _places = [];
    private readonly SortedDictionary<int, List<uint[]>> _sets = [];

    public SqlSets(IReadOnlyList<Tree> trees, IReadOnlyList<Vocabulary?> vocabularies)
    {
        _vocabularies = vocabularies;
        foreach (var tree in trees)
        {
            for (var split = 0; split < tree.SplitCount; split++)
            {
                if (tree.LeftCategories[split] is not { } words)
                    continue;
                var own = _sets.TryGetValue(tree.Feature[split], out var there) ? there : _sets[tree.Feature[split]] = [];
                if (_places.TryAdd((tree.Feature[split], Key(words)), own.Count))
                    own.Add(words);
            }
        }
    }

    /// <summary>How many numbers a column's sets take.</summary>
    public int Numbers(int column) => (_sets[column].Count + SetsInANumber - 1) / SetsInANumber;

    /// <summary>The numbers of a code: the levels' in order, then that of a level never seen.</summary>
    public IEnumerable<long> Of(int column, int code) => Enumerable.Range(0, Numbers(column)).Select(number =>
        _sets[column].Skip(number * SetsInANumber).Take(SetsInANumber).Index().Where(set => Holds(set.Item, code)).Aggregate(0L, (bits, set) => bits | (1L << set.Index)));

    /// <summary>True where a cell's code is in the split's set; unknown where it is missing.</summary>
    public string Test(int column, uint[] words)
    {
        var place = _places[(column, Key(words))];
        var bit = (1L << (place % SetsInANumber)).ToString(CultureInfo.InvariantCulture);
        return $"({Cell(column, place / SetsInANumber)} & {bit}) <> 0";
    }

    /// <summary>Name of one of a column's numbers.</summary>
    public static string Cell(int column, int number) => FormattableString.Invariant($"cell_{column}_{number}");

    /// <summary>The list of a column's levels with their numbers.</summary>
    public string Levels(int column)
    {
        var levels = _vocabularies[column]!.Levels;
        var names = string.Concat(Enumerable.Range(0, Numbers(column)).Select(number => FormattableString.Invariant($", sets_{number}")));

        // A column without a level (all were missing in training) joins to nothing.
        var rows = levels.Count == 0 ? [Row("", _vocabularies[column]!.UnseenCode)] : levels.Select((level, code) => Row(level, code));
        return FormattableString.Invariant($"levels_{column} (level_text{names}) AS (VALUES {string.Join(", ", rows)})");

        string Row(string level, int code) => $"({SqlText.Literal(level)}{string.Concat(Of(column, code).Select(bits => FormattableString.Invariant($", {bits}")))})";
    }

    private static bool Holds(uint[] words, int code) => code < words.Length * 32 && ((words[code >> 5] >> (code & 31)) & 1) != 0;

    private static string Key(uint[] words) => string.Join(' ', words);
}
