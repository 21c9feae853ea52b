namespace Predictor.Forests.Tests.Structure;

public sealed class TreeCheckTests
{
    [Fact]
    public void Too_few_features_and_a_base_margin_that_is_no_number_are_refused()
    {
        Assert.Contains("features is -1", Fault(() => new Forest(-1, 0, [])), StringComparison.Ordinal);
        Assert.Contains("features is 1000001", Fault(() => new Forest(1_000_001, 0, [])), StringComparison.Ordinal);
        Assert.Contains("baseMargin is NaN", Fault(() => new Forest(1, double.NaN, [])), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("threshold has 1 items where 2 were expected")]
    [InlineData("missingGoesLeft has 1 items where 2 were expected")]
    [InlineData("left has 1 items where 2 were expected")]
    [InlineData("right has 1 items where 2 were expected")]
    [InlineData("leftCategories has 1 items where 2 were expected")]
    [InlineData("splitCover has 1 items where 2 were expected")]
    [InlineData("leafCover has 1 items where 3 were expected")]
    [InlineData("leafValue has 1 items where 3 were expected")]
    public void Arrays_of_other_lengths_are_refused(string fault)
    {
        var sound = HandMade.TwoSplits();
        bool Is(string field) => fault.StartsWith(field + " ", StringComparison.Ordinal);
        AssertRefused(fault, new Tree
        {
            Feature = sound.Feature,
            Threshold = Is("threshold") ? [0] : sound.Threshold,
            MissingGoesLeft = Is("missingGoesLeft") ? [true] : sound.MissingGoesLeft,
            Left = Is("left") ? [~0] : sound.Left,
            Right = Is("right") ? [~1] : sound.Right,
            LeftCategories = Is("leftCategories") ? [null] : sound.LeftCategories,
            SplitCover = Is("splitCover") ? [1] : sound.SplitCover,
            LeafCover = Is("leafCover") ? [1] : sound.LeafCover,
            LeafValue = Is("leafValue") ? [1] : sound.LeafValue,
        });
    }

    [Fact]
    public void Numbers_out_of_range_are_refused()
    {
        AssertRefused("feature[1] is 2; expected 0 to 1", tree => tree.Feature[1] = 2);
        AssertRefused("feature[0] is -1", tree => tree.Feature[0] = -1);
        AssertRefused("threshold[0] is NaN", tree => tree.Threshold[0] = float.NaN);
        AssertRefused("threshold[0] is Infinity", tree => tree.Threshold[0] = float.PositiveInfinity);
        AssertRefused("splitCover[1] is -1", tree => tree.SplitCover[1] = -1);
        AssertRefused("leafCover[2] is NaN", tree => tree.LeafCover[2] = double.NaN);
        AssertRefused("leafValue[0] is -Infinity", tree => tree.LeafValue[0] = double.NegativeInfinity);
        AssertRefused("leftCategories[1] has 0 words", tree => tree.LeftCategories[1] = []);
    }

    [Fact]
    public void Children_that_make_no_tree_are_refused()
    {
        AssertRefused("left[1] is 2; expected a split (1 to 1) or a leaf (-1 to -3)", tree => tree.Left[1] = 2);
        AssertRefused("right[1] is -4", tree => tree.Right[1] = ~3);
        AssertRefused("left[0] is -2147483648", tree => tree.Left[0] = int.MinValue);
        AssertRefused("right[1] is -2, leaf 1, which is reached another way already", tree => tree.Right[1] = ~1);
        AssertRefused("left[1] is 0, split 0, which is reached another way already", tree => tree.Left[1] = 0);
        AssertRefused("right[1] is 1, split 1, which is reached another way already", tree => tree.Right[1] = 1);
    }

    [Fact]
    public void Splits_in_a_ring_beside_the_tree_are_refused() => AssertRefused("split 1 cannot be reached from the root", new Tree
    {
        Feature = [0, 0, 0],
        Threshold = [0, 0, 0],
        MissingGoesLeft = [true, true, true],
        Left = [~0, 2, 1],
        Right = [~1, ~2, ~3],
        LeftCategories = [null, null, null],
        SplitCover = [2, 2, 2],
        LeafCover = [1, 1, 1, 1],
        LeafValue = [1, 2, 3, 4],
    });

    [Fact]
    public void A_chain_of_a_hundred_thousand_splits_is_sound()
    {
        const int Splits = 100_000;
        var tree = new Tree
        {
            Feature = new int[Splits],
            Threshold = [.. Enumerable.Range(0, Splits)],
            MissingGoesLeft = new bool[Splits],
            Left = [.. Enumerable.Range(0, Splits).Select(split => ~split)],
            Right = [.. Enumerable.Range(1, Splits - 1), ~Splits],
            LeftCategories = new uint[Splits][],
            SplitCover = [.. Enumerable.Range(0, Splits).Select(split => Splits + 1.0 - split)],
            LeafCover = [.. Enumerable.Repeat(1.0, Splits + 1)],
            LeafValue = [.. Enumerable.Range(0, Splits + 1)],
        };

        var forest = new Forest(1, 0, [tree]);
        Assert.Equal(Splits, forest.Depth);
        Assert.Equal(77_777, forest.Margin([77_776.5f]));
        Assert.Equal(Splits / 2.0, forest.ExpectedMargin, 1e-6);
    }

    private static void AssertRefused(string fault, Action<Tree> spoil)
    {
        var tree = HandMade.TwoSplits();
        spoil(tree);
        AssertRefused(fault, tree);
    }

    private static void AssertRefused(string fault, Tree tree) =>
        Assert.StartsWith($"tree 1: {fault}", Fault(() => new Forest(2, 0, [HandMade.Leaf(), tree])), StringComparison.Ordinal);

    private static string Fault(Func<Forest> make) => Assert.Throws<ArgumentException>(make).Message;
}
