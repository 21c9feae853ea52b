using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Predictor.Desk.Tests.Assets;

/// <summary>What the stylesheet promises about being read, computed from its own colours (WCAG 2.2, success criteria 1.4.3 and 1.4.11).</summary>
public sealed partial class StylesheetTests
{
    private static readonly string Css = Encoding.UTF8.GetString(DeskAssets.Stylesheet.Content);

    [Theory]
    [InlineData("ink", 4.5)]
    [InlineData("ink-2", 4.5)]
    [InlineData("ink-3", 4.5)]
    [InlineData("accent", 4.5)]
    [InlineData("bad", 4.5)]
    [InlineData("warn", 4.5)]
    [InlineData("good", 4.5)]
    [InlineData("edge", 3)]
    [InlineData("quiet", 3)]
    [InlineData("value-1", 3)]
    [InlineData("value-2", 3)]
    [InlineData("value-3", 3)]
    [InlineData("value-4", 3)]
    [InlineData("value-5", 3)]
    [InlineData("value-none", 3)]
    [InlineData("value-missing", 3)]
    public void Text_and_marks_stand_out_from_every_ground_in_light_and_dark(string colour, double least)
    {
        foreach (var ground in new[] { "ground", "ground-soft" })
        {
            for (var theme = 0; theme < 2; theme++)
            {
                var contrast = Contrast(Colour(colour, theme), Colour(ground, theme));
                Assert.True(contrast >= least, $"{colour} on {ground}, theme {theme}: {contrast:0.00}");
            }
        }
    }

    [Fact]
    public void A_solid_button_can_be_read()
    {
        for (var theme = 0; theme < 2; theme++)
        {
            Assert.InRange(Contrast(Colour("on-accent", theme), Colour("accent-solid", theme)), 4.5, 21);
        }
    }

    [Fact]
    public void No_text_is_smaller_than_13_pixels()
    {
        var sizes = FontSize().Matches(Css).Select(match => double.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture)).ToArray();

        Assert.NotEmpty(sizes);
        Assert.All(sizes, size => Assert.InRange(size, 13, 28));
    }

    [Fact]
    public void Nothing_comes_from_elsewhere()
    {
        Assert.DoesNotContain("url(", Css, StringComparison.Ordinal);
        Assert.DoesNotContain("@import", Css, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_class_that_the_components_use_is_styled_or_only_a_handle()
    {
        string[] handles = ["c-name", "c-other", "q-obs", "q-exp", "customers", "queues", "rowgroup"];
        var sources = new[] { Predictor.Tests.Repository.PathTo("src", "Predictor.Desk"), Predictor.Tests.Repository.PathTo("src", "Predictor.Charts") }
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.razor", SearchOption.AllDirectories));
        var used = sources.SelectMany(file => ClassAttribute().Matches(File.ReadAllText(file)))
            .SelectMany(match => match.Groups[1].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(name => !name.Contains('@', StringComparison.Ordinal) && PlainName().IsMatch(name) && !handles.Contains(name))
            .Distinct();

        Assert.All(used, name => Assert.Matches($@"\.{Regex.Escape(name)}\b", Css));
    }

    private static (double R, double G, double B) Colour(string name, int theme)
    {
        var match = Regex.Match(Css, $@"--{name}:\s*light-dark\((#[0-9a-f]{{6}}),\s*(#[0-9a-f]{{6}})\)");
        Assert.True(match.Success, $"--{name} is no light-dark colour.");
        var hex = match.Groups[1 + theme].Value;
        return (Channel(hex[1..3]), Channel(hex[3..5]), Channel(hex[5..7]));
    }

    private static double Channel(string hex)
    {
        var value = int.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    }

    private static double Contrast((double R, double G, double B) one, (double R, double G, double B) other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance((double R, double G, double B) colour) => (0.2126 * colour.R) + (0.7152 * colour.G) + (0.0722 * colour.B);

    [GeneratedRegex(@"(?:font-size:\s*|--(?:small|body):\s*|font:[^;]*?\s)(\d+(?:\.\d+)?)px")]
    private static partial Regex FontSize();

    [GeneratedRegex("class=\"([^\"]*)\"")]
    private static partial Regex ClassAttribute();

    [GeneratedRegex("^[a-z][a-z0-9-]*$")]
    private static partial Regex PlainName();
}
