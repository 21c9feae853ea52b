namespace Predictor.Models.Tests;

public sealed class ModelNameTests
{
    [Theory]
    [InlineData("brightwater", true)]
    [InlineData("service-desk_24h", true)]
    [InlineData("7up", true)]
    [InlineData("", false)]
    [InlineData(null, false)]
    [InlineData("..", false)]
    [InlineData("a/b", false)]
    [InlineData("a\\b", false)]
    [InlineData("-a", false)]
    [InlineData("Bright", false)]
    [InlineData("a b", false)]
    [InlineData("a.b", false)]
    [InlineData("über", false)]
    public void A_name_is_safe_as_a_folder_and_in_a_url(string? name, bool valid) => Assert.Equal(valid, ModelName.IsValid(name));

    [Theory]
    [InlineData("Service desk", "service-desk")]
    [InlineData("  Brightwater (2026) ", "brightwater-2026")]
    [InlineData("../../etc", "etc")]
    [InlineData("left_30d", "left_30d")]
    [InlineData("???", "model")]
    public void Words_become_a_valid_name(string words, string expected)
    {
        Assert.Equal(expected, ModelName.From(words));
        Assert.True(ModelName.IsValid(ModelName.From(words)));
    }

    [Fact]
    public void The_longest_name_has_64_characters()
    {
        Assert.True(ModelName.IsValid(new string('a', 64)));
        Assert.False(ModelName.IsValid(new string('a', 65)));
        Assert.Equal(64, ModelName.From(new string('a', 99)).Length);
    }
}
