using System.Text.RegularExpressions;
using System.Xml.Linq;
using Predictor.Desk.Words;
using Predictor.Tests;

namespace Predictor.Desk.Tests.Words;

public sealed partial class DeskTextTests
{
    private static readonly string Sources = Path.Combine(Repository.Root, "src");

    private static string[] Names =>
        [.. XDocument.Load(Path.Combine(Sources, "Predictor.Desk", "Words", "DeskText.resx")).Root!.Elements("data").Select(data => data.Attribute("name")!.Value)];

    [Fact]
    public void Every_text_that_a_page_asks_for_is_there_and_none_is_left_over()
    {
        var asked = Directory.EnumerateFiles(Sources, "*.*", SearchOption.AllDirectories)
            .Where(path => path.EndsWith(".razor", StringComparison.Ordinal) || path.EndsWith(".cs", StringComparison.Ordinal))
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(path => Asked().Matches(File.ReadAllText(path)).Select(match => match.Groups[1].Value))
            .ToHashSet(StringComparer.Ordinal);

        Assert.Equal(asked.Order(StringComparer.Ordinal), Names.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_text_says_something() => Assert.All(Names, name => Assert.NotEqual("", DeskText.Of(name)));

    [Fact]
    public void A_text_that_is_not_there_is_a_mistake() =>
        Assert.Contains("nothing.here", Assert.Throws<InvalidOperationException>(() => DeskText.Of("nothing.here")).Message, StringComparison.Ordinal);

    [GeneratedRegex("""DeskText\.Of\("([^"]+)""")]
    private static partial Regex Asked();
}
