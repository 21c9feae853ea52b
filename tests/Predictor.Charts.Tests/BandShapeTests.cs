namespace Predictor.Charts.Tests;

public sealed class BandShapeTests
{
    [Fact]
    public async Task Each_severity_has_a_shape_of_its_own_and_no_colour_of_its_own()
    {
        var shapes = new List<string>();
        foreach (var severity in Enum.GetValues<Severity>())
        {
            shapes.Add(await Rendering.RenderAsync<BandShape>((nameof(BandShape.Severity), severity)));
        }

        Assert.Equal(shapes.Count, shapes.Distinct().Count());
        Assert.All(shapes, shape =>
        {
            Assert.Contains("aria-hidden=\"true\"", shape, StringComparison.Ordinal);
            Assert.DoesNotContain("#", shape, StringComparison.Ordinal);
            Assert.DoesNotContain("style=", shape, StringComparison.Ordinal);
        });
    }
}
