using Predictor.Cases;
using Predictor.Forests;

namespace Predictor.Training.Exporting.Onnx;

/// <summary>
/// Category splits as numeric ones. ONNX's trees compare a number with a threshold and know no sets. A chain of comparisons with every code of a set would
/// need as many nodes, and a copy of the subtree behind each; so the graph looks each set up once a row instead, in a table of the column's codes by its
/// sets, and the tree asks whether the side found is 0 (left) or 1 (right). Nothing is copied, and a set of a thousand codes costs what one of two does.
/// </summary>
internal sealed class CategorySides
{
    private readonly Dictionary<(int Column, string Set), int> _places = [];
    private readonly List<ColumnSets> _columns = [];

    public CategorySides(Forest forest, IReadOnlyList<Vocabulary?> vocabularies)
    {
        var sets = new SortedDictionary<int, List<Side[]>>();
        foreach (var tree in forest.Trees)
        {
            for (var split = 0; split < tree.SplitCount; split++)
            {
                if (tree.LeftCategories[split] is not { } words)
                    continue;
                var column = tree.Feature[split];
                var sides = Sides(words, tree.MissingGoesLeft[split], vocabularies[column]!.UnseenCode);
                var own = sets.TryGetValue(column, out var there) ? there : sets[column] = [];
                if (_places.TryAdd((column, Key(sides)), own.Count))
                    own.Add(sides);
            }
        }

        // Columns of sides come behind the row's own, a category's together.
        var first = forest.FeatureCount;
        foreach (var (column, own) in sets)
        {
            _columns.Add(new ColumnSets(column, vocabularies[column]!.UnseenCode, first, own));
            first += own.Count;
        }
    }

    private enum Side : byte
    {
        Left = 0,
        Right = 1,
    }

    /// <summary>Place of a split's side in the wide row.</summary>
    public int PlaceOf(Tree tree, int split)
    {
        var column = tree.Feature[split];
        var sets = _columns.Find(each => each.Column == column)!;
        return sets.First + _places[(column, Key(Sides(tree.LeftCategories[split]!, tree.MissingGoesLeft[split], sets.Unseen)))];
    }

    /// <summary>Adds the tables and their lookups.</summary>
    /// <param name="graph">Grows.</param>
    /// <param name="cells">rows x width, float32.</param>
    /// <returns>The wide row: the cells, then all sides.</returns>
    public string Add(OnnxGraph graph, string cells)
    {
        if (_columns.Count == 0)
            return cells;
        string[] parts = [cells, .. _columns.Select(column => Add(graph, cells, column))];
        return graph.Apply("Concat", parts, [OnnxGraph.Attribute("axis", 1)]);
    }

    private static string Add(OnnxGraph graph, string cells, ColumnSets column)
    {
        // Rows of the table: codes 0 to unseen, then what is no code (right everywhere), then missing.
        var (none, missing) = ((float)column.Unseen + 1, (float)column.Unseen + 2);
        var code = graph.Apply("Gather", [cells, graph.Constant((long)column.Column)], [OnnxGraph.Attribute("axis", 1)]);
        var known = graph.Apply("Where", graph.Apply("Less", code, graph.Constant(0f)), graph.Constant(none), code);
        var within = graph.Apply("Where", graph.Apply("Greater", known, graph.Constant(none)), graph.Constant(none), known);
        var row = graph.Cast(graph.Apply("Where", graph.Apply("IsNaN", code), graph.Constant(missing), within), OnnxGraph.Element.Long);
        var rows = column.Unseen + 3;
        var table = new byte[rows * column.Sets.Count];
        for (var set = 0; set < column.Sets.Count; set++)
        {
            for (var at = 0; at < rows; at++)
                table[(at * column.Sets.Count) + set] = (byte)column.Sets[set][at];
        }

        var sides = graph.Apply("Gather", [graph.Tensor(table, [rows, column.Sets.Count]), row], [OnnxGraph.Attribute("axis", 0)]);
        return graph.Cast(sides, OnnxGraph.Element.Single);
    }

    private static Side[] Sides(uint[] words, bool missingGoesLeft, int unseen)
    {
        var sides = new Side[unseen + 3];
        for (var code = 0; code <= unseen; code++)
            sides[code] = code < words.Length * 32 && ((words[code >> 5] >> (code & 31)) & 1) != 0 ? Side.Left : Side.Right;
        sides[unseen + 1] = Side.Right;
        sides[unseen + 2] = missingGoesLeft ? Side.Left : Side.Right;
        return sides;
    }

    private static string Key(Side[] sides) => string.Create(sides.Length, sides, (text, from) =>
    {
        for (var at = 0; at < text.Length; at++)
            text[at] = (char)('0' + (int)from[at]);
    });

    private sealed record ColumnSets(int Column, int Unseen, int First, List<Side[]> Sets);
}
