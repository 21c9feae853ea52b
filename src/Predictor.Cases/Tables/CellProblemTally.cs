using Predictor.Cases.Text;

namespace Predictor.Cases.Tables;

/// <summary>Counts the problems of a file's cells by column, and says of which a strict reader stops.</summary>
internal sealed class CellProblemTally(IReadOnlyList<Column> columns)
{
    private const int MostExamples = 3;

    private static readonly int Problems = Enum.GetValues<CellProblem>().Length;

    private readonly long[] _counts = new long[columns.Count * Problems];
    private readonly Dictionary<int, List<string>> _examples = [];

    public void Add(int column, CellProblem problem, int line, ReadOnlySpan<char> found)
    {
        var at = (column * Problems) + (int)problem;
        if (_counts[at]++ >= MostExamples)
            return;

        if (!_examples.TryGetValue(at, out var examples))
            _examples[at] = examples = [];
        examples.Add($"line {line}: {Quoted.Excerpt(found)}");
    }

    /// <summary>Adds the counts and examples of rows further on, and leaves none with them.</summary>
    public void Take(CellProblemTally further)
    {
        foreach (var (at, more) in further._examples)
        {
            if (!_examples.TryGetValue(at, out var examples))
                _examples[at] = examples = [];
            examples.AddRange(more.Take(MostExamples - examples.Count));
            _counts[at] += further._counts[at];
        }

        further.Clear();
    }

    public void Clear()
    {
        foreach (var at in _examples.Keys)
        {
            _counts[at] = 0;
        }

        _examples.Clear();
    }

    /// <summary>By column, then problem.</summary>
    public IReadOnlyList<CellProblemCount> Counts() =>
        [.. _examples.OrderBy(entry => entry.Key).Select(entry =>
            new CellProblemCount(columns[entry.Key / Problems].Name, (CellProblem)(entry.Key % Problems), _counts[entry.Key], [.. entry.Value]))];

    /// <summary>What a strict reader says was expected; null for a problem that it lets pass as a missing or an unseen cell.</summary>
    public static string? Expected(CellProblem problem) => problem switch
    {
        CellProblem.NotANumber => "a number",
        CellProblem.NotAFlag => "yes or no, true or false, 1 or 0",
        CellProblem.NotACount => "a count (a whole number, 0 or more)",
        _ => null,
    };
}
