using System.Text.RegularExpressions;
using Predictor.Charts.Marks;

namespace Predictor.Charts.Tests.Marks;

public sealed partial class DotFieldTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.0001, 1)]
    [InlineData(0.274, 27)]
    [InlineData(1, 100)]
    [InlineData(2, 100)]
    [InlineData(double.NaN, 0)]
    public async Task Of_a_hundred_dots_so_many_are_filled(double share, int filled)
    {
        var html = await Rendering.RenderAsync<DotField>((nameof(DotField.Share), share));

        Assert.Equal(filled, Count("these"));
        Assert.Equal(100 - filled, Count("of"));

        int Count(string part) => Dot().Count(Regex.Match(html, $"class=\"{part}\" d=\"([^\"]*)\"").Groups[1].Value);
    }

    [GeneratedRegex("M")]
    private static partial Regex Dot();
}
