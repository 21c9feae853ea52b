using Predictor.Forests.Scoring;

namespace Predictor.Forests.Tests.Scoring;

public sealed class MarginsTests
{
    [Theory]
    [InlineData(1, 1, 1, 1)]
    [InlineData(1, 2, 9, 1)]
    [InlineData(2, 3, 64, 2)]
    [InlineData(7, 5, 1027, 2)]
    [InlineData(9, 50, 1500, 1)]
    [InlineData(9, 50, 1500, 3)]
    [InlineData(12, 7, 2049, 0)]
    public void Many_rows_have_the_bits_of_the_plain_walk_on_any_number_of_threads(int features, int trees, int count, int threads)
    {
        for (var seed = 0; seed < 5; seed++)
        {
            var random = new RandomForests(seed);
            AssertSame(random.Forest(features, trees, 40), random.Rows(count, features), threads);
        }
    }

    [Fact]
    public void Numeric_forests_take_the_same_bits_by_their_own_path()
    {
        for (var seed = 0; seed < 10; seed++)
        {
            var random = new RandomForests(seed);
            AssertSame(random.Forest(2, 25, 60), random.Rows(333, 2), 1);
        }
    }

    [Fact]
    public void Lopsided_trees_beside_bushy_ones_take_the_same_bits()
    {
        var random = new RandomForests(4);
        var forest = new Forest(2, 0, [HandMade.Chain(200, split => split % 2), HandMade.Leaf(), random.Tree(2, 9), HandMade.Chain(3, _ => 1), HandMade.TwoSplits()]);
        AssertSame(forest, random.Rows(75, 2), 1);
        AssertSame(forest, [1, 1, 1, 0, 1, 1, 1, 1, 0, 0], 1);
    }

    [Fact]
    public void Forests_of_leaves_or_of_no_tree_or_of_no_feature_have_margins_too()
    {
        AssertSame(new Forest(2, 1, []), [1, 2, 3, 4], 1);
        AssertSame(new Forest(2, 1, [HandMade.Leaf(), HandMade.TwoSplits()]), new RandomForests(1).Rows(70, 2), 1);
        var margins = new double[9];
        new Forest(0, 1, [HandMade.Leaf()]).Margins(ReadOnlyMemory<float>.Empty, margins);
        Assert.All(margins, margin => Assert.Equal(1.25, margin));
    }

    [Fact]
    public void No_rows_are_no_work()
    {
        new Forest(2, 1, [HandMade.TwoSplits()]).Margins(ReadOnlyMemory<float>.Empty, Memory<double>.Empty, 2);
        new Forest(2, 1, [HandMade.TwoSplits()]).Contributions(ReadOnlyMemory<float>.Empty, Memory<double>.Empty, 2);
    }

    [Fact]
    public void One_row_and_many_on_one_thread_do_not_allocate()
    {
        var random = new RandomForests(2);
        var forest = random.Forest(10, 30, 31);
        var rows = random.Rows(1000, 10);
        var margins = new double[1000];
        Score();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Score();
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());

        void Score()
        {
            margins[0] = forest.Margin(rows.AsSpan(0, 10));
            forest.Margins(rows.AsMemory(0, 10), margins.AsMemory(0, 1));
            forest.Margins(rows, margins);
        }
    }

    [Fact]
    public void Rows_that_do_not_fit_are_refused()
    {
        var forest = new Forest(2, 1, [HandMade.TwoSplits()]);
        Assert.Contains("5 cells; expected 4", Assert.Throws<ArgumentException>(() => forest.Margins(new float[5], new double[2])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => forest.Margins(new float[4], new double[2], -1));
    }

    [Fact]
    public void Trees_of_more_leaves_than_bits_and_columns_of_many_thresholds_take_the_same_bits()
    {
        foreach (var (features, trees, leaves) in new[] { (1, 40, 32), (1, 40, 33), (3, 33, 64), (2, 60, 64), (4, 9, 65), (3, 5, 300), (30, 100, 31) })
        {
            var random = new RandomForests(leaves, thresholds: 2000);
            var forest = new Forest(features, 0.1, [.. Enumerable.Range(0, trees).Select(_ => random.Tree(features, leaves))]);
            Assert.Equal(leaves > BitVectorLayout.MostLeaves, BitVectorLayout.LayOut(forest) is null);
            AssertSame(forest, random.Rows(150, features), 1);
        }
    }

    [Fact]
    public void A_column_split_by_value_and_by_category_takes_the_same_bits()
    {
        var numeric = HandMade.TwoSplits();
        var both = new Tree
        {
            Feature = [1, 1],
            Threshold = [3, 0],
            MissingGoesLeft = [false, true],
            Left = numeric.Left,
            Right = numeric.Right,
            LeftCategories = numeric.LeftCategories,
            SplitCover = numeric.SplitCover,
            LeafCover = numeric.LeafCover,
            LeafValue = numeric.LeafValue,
        };
        AssertSame(new Forest(2, 0, [both, numeric]), new RandomForests(3).Rows(200, 2), 1);
    }

    [Fact]
    public void Cells_at_a_threshold_and_next_to_it_take_the_same_bits()
    {
        var random = new RandomForests(9, thresholds: 700);
        foreach (var trees in new[] { 2, 9, 100 })
        {
            var forest = new Forest(1, 0, [.. Enumerable.Range(0, trees).Select(_ => random.Tree(1, 20))]);
            float[] cells = [.. forest.Trees.SelectMany(tree => tree.Threshold).Distinct()
                .SelectMany(at => new[] { at, MathF.BitDecrement(at), MathF.BitIncrement(at), -at }), float.NaN, 0, -0f, float.PositiveInfinity, float.NegativeInfinity];
            AssertSame(forest, cells, 1);
        }
    }

    [Fact]
    public void Bitmaps_too_long_to_be_tabled_are_walked()
    {
        var tree = HandMade.TwoSplits();
        tree.LeftCategories[1] = [.. Enumerable.Repeat(0xAAAA_5555u, Forest.MaximumCategoryWords)];
        var forest = new Forest(2, 0, [tree, HandMade.TwoSplits()]);
        Assert.Null(BitVectorLayout.LayOut(forest));
        AssertSame(forest, [2, 1_048_575, 2, 1_048_576, 2, 0, 2, -0f, 2, float.NaN, 1, 1], 1);
    }

    /// <summary>Every form of every path, one row at a time and many, against the plain walk.</summary>
    private static void AssertSame(Forest forest, float[] rows, int threads)
    {
        var width = forest.FeatureCount;
        long[] expected = [.. Enumerable.Range(0, rows.Length / width).Select(row => BitConverter.DoubleToInt64Bits(TreeWalk.Margin(forest, rows.AsSpan(row * width, width))))];
        var packed = PackedForest.Pack(forest);
        Check((rows, margins) => forest.Margins(rows, margins, threads), row => forest.Margin(row.Span));
        Check((rows, margins) => PackedWalk.Score(packed, rows.Span, margins.Span), row => PackedWalk.ScoreRow(packed, row.Span));
        if (BitVectorLayout.LayOut(forest) is not { } bits) return;

        CheckLanes<BitLanes512>();
        CheckLanes<BitLanes256>();
        CheckLanes<PlainBitLanes>();

        void CheckLanes<TLanes>()
            where TLanes : struct, IBitLanes =>
            Check((rows, margins) => BitVectorScorer.Score<TLanes>(bits, rows.Span, margins.Span), row => BitVectorScorer.Score<TLanes>(bits, row.Span));

        void Check(Action<ReadOnlyMemory<float>, Memory<double>> scoreMany, Func<ReadOnlyMemory<float>, double> scoreOne)
        {
            var margins = new double[expected.Length];
            scoreMany(rows, margins);
            Assert.Equal(expected, margins.Select(BitConverter.DoubleToInt64Bits));
            Assert.Equal(expected, Enumerable.Range(0, margins.Length).Select(row => BitConverter.DoubleToInt64Bits(scoreOne(rows.AsMemory(row * width, width)))));
        }
    }
}
