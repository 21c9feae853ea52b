using System.Text.RegularExpressions;
using System.Xml.Linq;
using Predictor.Desk.Words;
using Predictor.Tests;

namespace Predictor.Desk.Tests.Words;

public sealed partial class DeskTextTests
{
    private static readonly string Sources = Path.Combine(Repository.Root, "src");

    /// <summary>What is in the markup all the same, each with its reason.</summary>
    private static readonly string[] Kept =
    [
        ": Predictor", // the product's name, which no language changes
        ": · Predictor", // likewise, in the window's title
    ];

    private static string[] Names =>
        [.. XDocument.Load(Path.Combine(Sources, "Predictor.Desk", "Words", "DeskText.resx")).Root!.Elements("data").Select(data => data.Attribute("name")!.Value)];

    [Fact]
    public void Every_text_that_a_page_asks_for_is_there_and_none_is_left_over()
    {
        var asked = Directory.EnumerateFiles(Sources, "*.*", SearchOption.AllDirectories)
            .Where(path => path.EndsWith(".razor", StringComparison.Ordinal) || path.EndsWith(".cs", StringComparison.Ordinal))
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Select(File.ReadAllText)
            .SelectMany(text => Asked().Matches(text).Concat(Chosen().Matches(text)))
            .SelectMany(match => match.Groups.Values.Skip(1).Select(name => name.Value))
            .ToHashSet(StringComparer.Ordinal);

        // A name of which a part is worked out, as of the ways in which a line ends, stands for all that begin as it does.
        string[] begun = [.. asked.Where(name => name.EndsWith('{')).Select(name => name[..^1])];
        Assert.Equal(asked.Where(name => !name.EndsWith('{')).Except(Names), []);
        Assert.Equal(Names.Where(name => !asked.Contains(name) && !begun.Any(begin => name.StartsWith(begin, StringComparison.Ordinal))), []);
    }

    [Fact]
    public void No_page_has_words_of_its_own()
    {
        var pages = Path.Combine(Sources, "Predictor.Desk");
        var words = Directory.EnumerateFiles(pages, "*.razor", SearchOption.AllDirectories)
            .SelectMany(path => PageWords.Of(File.ReadAllText(path)).Select(found => $"{Path.GetRelativePath(pages, path)}: {found}"))
            .Where(found => !Kept.Any(kept => found.EndsWith(kept, StringComparison.Ordinal)));

        Assert.Empty(words);
    }

    [Theory]
    [InlineData("<p>Two words</p>", "Two words")]
    [InlineData("<p>\n    Of @Count(1, \"x\") cases\n</p>", "Of  cases")]
    [InlineData("<a title=\"Read me\">@Name</a>", "Read me")]
    [InlineData("@if (Any)\n{\n    <b>@DeskText.Of(\"page.name\")</b>\n}", null)]
    [InlineData("@* Said here *@<code>train --out</code>\n@code { string x = \"words\"; }", null)]
    public void Words_are_found_where_they_stand(string component, string? expected) => Assert.Equal(expected is null ? [] : [expected], PageWords.Of(component));

    [Fact]
    public void Every_text_says_something() => Assert.All(Names, name => Assert.NotEqual("", DeskText.Of(name)));

    [Fact]
    public void A_text_that_is_not_there_is_a_mistake() =>
        Assert.Contains("nothing.here", Assert.Throws<InvalidOperationException>(() => DeskText.Of("nothing.here")).Message, StringComparison.Ordinal);

    /// <summary>A name; of one that is worked out, what stands before that, with its brace.</summary>
    [GeneratedRegex("""DeskText\.(?:Of|Counted)\(\$?"([a-zA-Z]+\.[a-zA-Z]*\{?)""")]
    private static partial Regex Asked();

    /// <summary>One name or another.</summary>
    [GeneratedRegex("""DeskText\.(?:Of|Counted)\([^"();]*\? "([a-zA-Z]+\.[a-zA-Z]+)" : "([a-zA-Z]+\.[a-zA-Z]+)""")]
    private static partial Regex Chosen();
}
