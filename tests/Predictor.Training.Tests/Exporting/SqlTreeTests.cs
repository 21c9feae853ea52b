using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using Predictor.Cases;
using Predictor.Forests;
using Predictor.Training.Exporting.Sql;

namespace Predictor.Training.Tests.Exporting;

/// <summary>Trees as expressions, deeper than CASE is nested, against the forest's own margins.</summary>
public sealed class SqlTreeTests
{
    private static readonly Vocabulary?[] Vocabularies = [null, null, new Vocabulary(["a", "b", "c", "d", "e"])];

    [Theory]
    [InlineData(3)]
    [InlineData(60)]
    [InlineData(400)]
    public void Random_and_chained_trees_give_every_row_the_leaf_that_the_walk_gives_it(int splits)
    {
        var random = new Random(splits);
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        foreach (var isChain in (bool[])[false, true])
        {
            var tree = Grow(random, splits, isChain);
            var forest = new Forest(3, 0, [tree]);
            var sql = new StringBuilder();
            var sets = new SqlSets([tree], Vocabularies);
            var numbers = tree.Feature.Contains(2) ? sets.Numbers(2) : 0;
            new SqlTree(tree, sets).Write(sql);
            float[][] rows = [.. Enumerable.Range(0, 200).Select(_ =>
                (float[])[Cell(random, () => random.Next(40) / 4f), Cell(random, () => random.NextSingle()), Cell(random, () => random.Next(6))])];

            using var command = connection.CreateCommand();
            command.CommandText = $"""
                WITH cells (cell_0, cell_1{string.Concat(Enumerable.Range(0, numbers).Select(number => $", {SqlSets.Cell(2, number)}"))}) AS (VALUES
                {string.Join(", ", rows.Select(cells => $"({Text(cells[0])}, {Text(cells[1])}{string.Concat(Enumerable.Range(0, numbers).Select(number => $", {Bits(cells[2], sets, number)}"))})"))})
                SELECT {sql} FROM cells
                """;
            using var reader = command.ExecuteReader();
            foreach (var cells in rows)
            {
                Assert.True(reader.Read());
                Assert.Equal(forest.Margin(cells), reader.GetDouble(0));
            }
        }
    }

    [Fact]
    public void A_chain_too_deep_for_a_database_is_refused()
    {
        var fault = Assert.Throws<DataException>(() => Write(Grow(new Random(1), 2_000, isChain: true)));
        Assert.Contains("SQL is written of shallower ones", fault.Message, StringComparison.Ordinal);
    }

    private static void Write(Tree tree) => new SqlTree(tree, new SqlSets([tree], Vocabularies)).Write(new StringBuilder());

    private static string Bits(float code, SqlSets sets, int number) => float.IsNaN(code) ? "NULL" : FormattableString.Invariant($"{sets.Of(2, (int)code).ElementAt(number)}");

    private static string Text(float cell) => float.IsNaN(cell) ? "NULL" : ((double)cell).ToString("R", CultureInfo.InvariantCulture);

    private static float Cell(Random random, Func<float> draw) => random.Next(5) == 0 ? float.NaN : draw();

    /// <summary>Each split replaces a leaf: any, or in a chain the one furthest left.</summary>
    private static Tree Grow(Random random, int splits, bool isChain)
    {
        var (left, right) = (new int[splits], new int[splits]);
        var leaves = new List<(int[] Side, int Split)>();
        for (var split = 0; split < splits; split++)
        {
            if (split > 0)
            {
                var at = isChain ? leaves.Count - 1 : random.Next(leaves.Count);
                leaves[at].Side[leaves[at].Split] = split;
                leaves.RemoveAt(at);
            }

            leaves.Add((right, split));
            leaves.Add((left, split));
        }

        for (var leaf = 0; leaf < leaves.Count; leaf++)
            leaves[leaf].Side[leaves[leaf].Split] = ~leaf;
        int[] feature = [.. Enumerable.Range(0, splits).Select(_ => random.Next(3))];
        return new Tree
        {
            Feature = feature,
            Threshold = [.. feature.Select(each => each == 0 ? random.Next(40) / 4f : each == 1 ? random.NextSingle() : 0)],
            MissingGoesLeft = [.. feature.Select(_ => random.Next(2) == 0)],
            Left = left,
            Right = right,
            LeftCategories = [.. feature.Select(each => each == 2 ? [(uint)random.Next(1, 64)] : (uint[]?)null)],
            SplitCover = new double[splits],
            LeafCover = new double[splits + 1],
            LeafValue = [.. Enumerable.Range(0, splits + 1).Select(_ => random.NextDouble() - 0.5)],
        };
    }
}
