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
    public void Every_text_says_something() => Assert.All(Names, name => Assert.NotEqual("", DeskText.Of(name)));

    [Fact]
    public void A_text_that_is_not_there_is_a_mistake() =>
        Assert.Contains("nothing.here", Assert.Throws<InvalidOperationException>(() => DeskText.Of("nothing.here")).Message, StringComparison.Ordinal);

    /// <summary>A name; of one that is worked out, what stands before that, with its brace.</summary>
    [GeneratedRegex("""DeskText\.Of\(\$?"([a-zA-Z]+\.[a-zA-Z]*\{?)""")]
    private static partial Regex Asked();

    /// <summary>One name or another.</summary>
    [GeneratedRegex("""DeskText\.Of\([^"();]*\? "([a-zA-Z]+\.[a-zA-Z]+)" : "([a-zA-Z]+\.[a-zA-Z]+)""")]
    private static partial Regex Chosen();
}
