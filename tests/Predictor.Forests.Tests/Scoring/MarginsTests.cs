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

    private static void AssertSame(Forest forest, float[] rows, int threads)
    {
        var width = forest.FeatureCount;
        var margins = new double[rows.Length / width];
        forest.Margins(rows, margins, threads);
        for (var row = 0; row < margins.Length; row++)
        {
            var expected = forest.Margin(rows.AsSpan(row * width, width));
            Assert.Equal(BitConverter.DoubleToInt64Bits(expected), BitConverter.DoubleToInt64Bits(margins[row]));
        }
    }
}
