namespace Predictor.Cases.Tests;

public sealed class VocabularyTests
{
    [Fact]
    public void The_code_of_a_level_is_its_position_and_that_of_any_other_the_number_of_levels()
    {
        var vocabulary = new Vocabulary(["phone", "chat", "Chat"]);

        Assert.Equal([0, 1, 2, 3, 3], new[] { "phone", "chat", "Chat", "CHAT", "" }.Select(level => vocabulary.Code(level)));
        Assert.Equal(3, vocabulary.UnseenCode);
        Assert.Equal(0, new Vocabulary([]).Code("phone"));
    }

    [Fact]
    public void The_most_frequent_levels_are_learned_first_and_equal_ones_by_their_text()
    {
        var counts = new Dictionary<string, int> { ["b"] = 2, ["ä"] = 5, ["a"] = 2, ["B"] = 2, ["rare"] = 1 };

        Assert.Equal(["ä", "B", "a", "b", "rare"], Vocabulary.Learn(counts).Levels);
        Assert.Equal(["ä", "B"], Vocabulary.Learn(counts, most: 2).Levels);
        Assert.Equal(Vocabulary.Learn(counts).Levels, Vocabulary.Learn(counts.Reverse()).Levels);
    }

    [Theory]
    [InlineData("a", "a")]
    [InlineData("a", "")]
    [InlineData("a", " b")]
    public void A_level_that_no_cell_could_tell_apart_is_refused(string first, string second) =>
        Assert.Throws<ArgumentException>(() => new Vocabulary([first, second]));
}
