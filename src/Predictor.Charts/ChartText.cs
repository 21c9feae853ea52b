using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Predictor.Charts;

/// <summary>Text within an SVG. In C#, since Razor keeps the element's name for itself.</summary>
public sealed class ChartText : ComponentBase
{
    /// <summary>"q" quiet, "k" strong, "end" and "mid" where it is anchored, "halo" over lines.</summary>
    [Parameter, EditorRequired]
    public required string Class { get; set; }

    [Parameter, EditorRequired]
    public required double X { get; set; }

    /// <summary>Of the line that letters stand on.</summary>
    [Parameter, EditorRequired]
    public required double Y { get; set; }

    [Parameter, EditorRequired]
    public required string? Text { get; set; }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, "text");
        builder.AddAttribute(1, "class", Class);
        builder.AddAttribute(2, "x", Geometry.Text(X));
        builder.AddAttribute(3, "y", Geometry.Text(Y));
        builder.AddContent(4, Text);
        builder.CloseElement();
    }
}
