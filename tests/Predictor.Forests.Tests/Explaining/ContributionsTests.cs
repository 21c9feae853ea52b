using System.Runtime.InteropServices;
using Predictor.Forests.Explaining;

namespace Predictor.Forests.Tests.Explaining;

public sealed class ContributionsTests
{
    /// <summary>Both sum the same numbers in another order; 1e-9 is what is promised, 1e-12 what rounding leaves.</summary>
    private const double Tolerance = 1e-12;

    [Fact]
    public void Two_features_share_as_worked_out_by_hand()
    {
        // Row (2, 1) ends in leaf 2 = 4. Knowing neither: 0.8. Knowing cell 0: (2 + 3 x 4) / 4 = 3.5. Knowing cell 1: 0.6 x -1 + 0.4 x 4 = 1.
        var forest = new Forest(3, 7, [HandMade.TwoSplits(), HandMade.Leaf()]);
        var contributions = Contributions(forest, [2, 1, 0]);
        Assert.Equal((3.5 - 0.8 + (4 - 1)) / 2, contributions[0], Tolerance);
        Assert.Equal((1 - 0.8 + (4 - 3.5)) / 2, contributions[1], Tolerance);
        Assert.Equal(0, contributions[2]);
    }

    [Fact]
    public void A_forest_of_leaves_explains_nothing()
    {
        Assert.Equal([0, 0], Contributions(new Forest(2, 1, [HandMade.Leaf(), HandMade.Leaf()]), [1, 2]));
        Assert.Equal([0, 0], Contributions(new Forest(2, 1, []), [1, 2]));
        Assert.Empty(Contributions(new Forest(0, 1, [HandMade.Leaf()]), []));
    }

    [Theory]
    [InlineData(1, 40)]
    [InlineData(2, 12)]
    [InlineData(3, 30)]
    [InlineData(5, 30)]
    [InlineData(8, 60)]
    [InlineData(9, 60)]
    [InlineData(11, 200)]
    public void Contributions_equal_brute_force_Shapley_values(int features, int leaves)
    {
        for (var seed = 0; seed < 8; seed++)
        {
            var random = new RandomForests(seed);
            var forest = random.Forest(features, 3, leaves);
            var rows = random.Rows(4, features);
            for (var at = 0; at < rows.Length; at += features)
            {
                var row = rows.AsSpan(at, features);
                AssertClose(BruteForceShapley.Contributions(forest, row), Contributions(forest, row), Tolerance);
            }
        }
    }

    [Fact]
    public void A_path_of_more_features_than_one_vector_of_points_covers_is_exact()
    {
        for (var features = 7; features <= 12; features++)
        {
            var forest = new Forest(features, 0, [HandMade.Chain(features, feature => feature)]);
            for (var row = 0; row < 8; row++)
            {
                var cells = Enumerable.Range(0, features).Select(feature => (float)((row >> (feature % 3)) & 1)).ToArray();
                AssertClose(BruteForceShapley.Contributions(forest, cells), Contributions(forest, cells), Tolerance);
            }
        }
    }

    [Fact]
    public void A_path_of_more_features_than_two_vectors_of_points_cover_is_exact()
    {
        // Rounding is that of the definition, which sums 131,072 coalitions.
        var forest = new Forest(17, 0, [HandMade.Chain(17, feature => feature)]);
        var cells = Enumerable.Range(0, 17).Select(feature => (float)(feature % 2)).ToArray();
        AssertClose(BruteForceShapley.Contributions(forest, cells), Contributions(forest, cells), 1e-11);
    }

    [Fact]
    public void A_feature_repeated_all_the_way_down_is_exact()
    {
        var forest = new Forest(3, 0, [HandMade.Chain(30, split => split % 3), HandMade.Chain(12, _ => 1)]);
        for (var row = 0; row < 27; row++)
        {
            float[] cells = [row % 3 - 0.5f, row / 3 % 3 - 0.5f, row / 9 - 0.5f];
            AssertClose(BruteForceShapley.Contributions(forest, cells), Contributions(forest, cells), Tolerance);
        }
    }

    [Fact]
    public void Sides_without_cover_weigh_nothing_and_make_no_number_infinite()
    {
        for (var seed = 0; seed < 30; seed++)
        {
            var random = new RandomForests(seed);
            var forest = random.Forest(5, 3, 25);
            foreach (var tree in forest.Trees)
            {
                for (var leaf = seed % 3; leaf < tree.LeafCount; leaf += 3) tree.LeafCover[leaf] = 0;
                for (var split = seed % 2; split < tree.SplitCount; split += 4) tree.SplitCover[split] = 0;
            }

            var rows = random.Rows(4, 5);
            for (var at = 0; at < rows.Length; at += 5)
            {
                var row = rows.AsSpan(at, 5);
                AssertClose(BruteForceShapley.Contributions(forest, row), Contributions(forest, row), Tolerance);
            }
        }
    }

    [Fact]
    public void Contributions_sum_to_the_margin_less_the_expected_margin()
    {
        var random = new RandomForests(5);
        var forest = random.Forest(40, 100, 64);
        var rows = random.Rows(50, 40);
        for (var at = 0; at < rows.Length; at += 40)
        {
            var row = rows.AsSpan(at, 40);
            Assert.Equal(forest.Margin(row) - forest.ExpectedMargin, Contributions(forest, row).Sum(), 1e-10);
        }
    }

    [Fact]
    public void A_path_of_four_thousand_features_still_sums_to_the_margin()
    {
        var forest = new Forest(4000, 0, [HandMade.Chain(4000, feature => feature)]);
        var row = new float[4000];
        Array.Fill(row, 1f);
        Assert.Equal(forest.Margin(row) - forest.ExpectedMargin, Contributions(forest, row).Sum(), 1e-9);
    }

    [Fact]
    public void A_path_of_more_features_than_that_is_refused()
    {
        var forest = new Forest(4097, 0, [HandMade.Leaf(), HandMade.Chain(4097, feature => feature)]);
        Assert.Contains(
            "tree 1: one path tests 4097 features",
            Assert.Throws<InvalidOperationException>(() => Contributions(forest, new float[4097])).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(0)]
    public void Many_rows_have_the_bits_of_one_on_any_number_of_threads(int threads)
    {
        var random = new RandomForests(6);
        var forest = random.Forest(10, 20, 31);
        var rows = random.Rows(101, 10);
        var many = new double[rows.Length];
        forest.Contributions(rows, many, threads);
        for (var at = 0; at < rows.Length; at += 10)
        {
            Assert.Equal(Contributions(forest, rows.AsSpan(at, 10)), many[at..(at + 10)]);
        }
    }

    /// <summary>Bits or tests of each split, eight rows side by side or one, eight points or four: every form, whatever this machine would choose.</summary>
    [Theory]
    [InlineData(3, 64)]
    [InlineData(10, 31)]
    [InlineData(40, 64)]
    public void Every_form_has_the_same_bits(int features, int leaves)
    {
        for (var seed = 0; seed < 4; seed++)
        {
            var random = new RandomForests(seed);
            var forest = new Forest(features, 0, [.. Enumerable.Range(0, 35).Select(_ => random.Tree(features, leaves)), HandMade.Chain(Math.Min(leaves - 1, 63), split => split % features), HandMade.Leaf()]);
            var laidOut = ExplainedForest.LayOut(forest);
            Assert.NotNull(laidOut.Sides);
            var rows = random.Rows(EightRowShap.Rows, features);
            using var workspace = new ContributionWorkspace(laidOut, EightRowShap.Rows);
            var together = new double[rows.Length];
            EightRowShap.Explain(laidOut, rows, together, workspace);
            var tested = ExplainedForest.LayOut(forest, sides: null);
            for (var at = 0; at < rows.Length; at += features)
            {
                var (alone, byFour, bySplit) = (new double[features], new double[features], new double[features]);
                TreeShap.Explain(laidOut, rows.AsSpan(at, features), alone, workspace, eightPoints: true);
                TreeShap.Explain(laidOut, rows.AsSpan(at, features), byFour, workspace, eightPoints: false);
                TreeShap.Explain(tested, rows.AsSpan(at, features), bySplit, workspace);
                Assert.Equal(Bits(alone), Bits(together.AsSpan(at, features)));
                Assert.Equal(Bits(alone), Bits(byFour));
                Assert.Equal(Bits(alone), Bits(bySplit));
            }
        }

        static long[] Bits(ReadOnlySpan<double> numbers) => MemoryMarshal.Cast<double, long>(numbers).ToArray();
    }

    [Fact]
    public void One_row_and_many_on_one_thread_do_not_allocate()
    {
        var random = new RandomForests(7);
        var forest = random.Forest(10, 20, 31);
        var rows = random.Rows(20, 10);
        var contributions = new double[rows.Length];
        Explain();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Explain();
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());

        void Explain()
        {
            forest.Contributions(rows.AsSpan(0, 10), contributions.AsSpan(0, 10));
            forest.Contributions(rows.AsMemory(), contributions.AsMemory(), 1);
        }
    }

    [Fact]
    public void Rows_that_do_not_fit_are_refused()
    {
        var forest = new Forest(2, 0, [HandMade.TwoSplits()]);
        Assert.Contains("3 cells; expected 2", Assert.Throws<ArgumentException>(() => forest.Contributions([1, 2, 3], new double[2])).Message, StringComparison.Ordinal);
        Assert.Contains("room for 1", Assert.Throws<ArgumentException>(() => forest.Contributions([1, 2], new double[1])).Message, StringComparison.Ordinal);
        Assert.Contains("4 cells; expected 2", Assert.Throws<ArgumentException>(() => forest.Contributions(new float[4], new double[2].AsMemory())).Message, StringComparison.Ordinal);
        Assert.Contains("multiple of 2", Assert.Throws<ArgumentException>(() => forest.Contributions(new float[3], new double[3].AsMemory())).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => forest.Contributions(new float[2], new double[2].AsMemory(), -1));
    }

    private static double[] Contributions(Forest forest, ReadOnlySpan<float> row)
    {
        var contributions = new double[forest.FeatureCount];
        forest.Contributions(row, contributions);
        return contributions;
    }

    private static void AssertClose(double[] expected, double[] found, double tolerance)
    {
        Assert.Equal(expected.Length, found.Length);
        for (var at = 0; at < expected.Length; at++) Assert.Equal(expected[at], found[at], tolerance);
    }
}
