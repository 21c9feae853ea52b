using System.Text;

namespace Predictor.Charts.Swarms;

/// <summary>
/// Many dots as one path: lines of no length with round ends, ten bytes a dot instead of forty for a circle. Dots in the same tenth of a px are drawn once.
/// </summary>
internal static class DotText
{
    public static string Of(IEnumerable<ChartPoint> places)
    {
        var path = new StringBuilder();
        var drawn = new HashSet<(string, string)>();
        foreach (var place in places)
        {
            if (!place.IsDefined)
            {
                continue;
            }

            var (x, y) = (Geometry.Text(place.X), Geometry.Text(place.Y));
            if (drawn.Add((x, y)))
            {
                path.Append('M').Append(x).Append(' ').Append(y).Append("h0");
            }
        }

        return path.ToString();
    }
}
