using Predictor.Charts.Marks;

namespace Predictor.Charts.Tests.Marks;

public sealed class IntervalMarkTests
{
    [Theory]
    [InlineData(Comparison.More, "path class=\"more\"", "ci more")]
    [InlineData(Comparison.Fewer, "circle class=\"fewer\"", "ci fewer")]
    [InlineData(Comparison.AsExpected, "circle class=\"hollow\"", "ci same")]
    public async Task A_verdict_is_a_shape_and_its_interval_a_line_beside_the_reference(Comparison comparison, string shape, string line)
    {
        var html = await RenderAsync(0.5, 0.25, 0.75, comparison);

        Assert.Contains(shape, html, StringComparison.Ordinal);
        Assert.Contains($"class=\"{line}\" d=\"M38 10H102\"", html, StringComparison.Ordinal);
        Assert.Contains("class=\"ax\" d=\"M70 0V20\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_beyond_the_range_is_held_at_its_ends() =>
        Assert.Contains("d=\"M6 10H134\"", await RenderAsync(0.5, -3, 3, Comparison.AsExpected), StringComparison.Ordinal);

    [Fact]
    public async Task An_undefined_figure_has_no_mark_and_one_without_an_interval_no_line()
    {
        Assert.DoesNotContain("hollow", await RenderAsync(double.NaN, 0, 1, Comparison.AsExpected), StringComparison.Ordinal);
        Assert.DoesNotContain("ci ", await RenderAsync(0.5, double.NaN, double.NaN, Comparison.AsExpected), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_span_of_a_moment_is_still_seen() => Assert.Contains(
        "x=\"90\" y=\"6\" width=\"2\"",
        await Rendering.RenderAsync<SpanMark>((nameof(SpanMark.Range), (0.0, 10.0)), (nameof(SpanMark.From), 5.0), (nameof(SpanMark.To), 5.0)),
        StringComparison.Ordinal);

    [Fact]
    public async Task A_span_without_times_is_only_its_line() => Assert.DoesNotContain(
        "<rect",
        await Rendering.RenderAsync<SpanMark>((nameof(SpanMark.Range), (0.0, 10.0)), (nameof(SpanMark.From), double.NaN), (nameof(SpanMark.To), 5.0)),
        StringComparison.Ordinal);

    private static Task<string> RenderAsync(double value, double low, double high, Comparison comparison) => Rendering.RenderAsync<IntervalMark>(
        (nameof(IntervalMark.Range), (0.0, 1.0)),
        (nameof(IntervalMark.Value), value),
        (nameof(IntervalMark.Low), low),
        (nameof(IntervalMark.High), high),
        (nameof(IntervalMark.Reference), 0.5),
        (nameof(IntervalMark.Comparison), comparison));
}
