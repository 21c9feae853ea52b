using System.Text;

namespace Predictor.Charts.Plots;

/// <summary>Series of points as the text of an SVG path.</summary>
internal static class PathText
{
    /// <summary>Points nearer to the last drawn one than this, in px both ways, would not be seen.</summary>
    private const double Nearest = 0.75;

    public static string Line(PlotArea area, IReadOnlyList<ChartPoint> points, bool stepped)
    {
        var path = new StringBuilder();
        var drawn = default(ChartPoint?);
        for (var i = 0; i < points.Count; i++)
        {
            if (!points[i].IsDefined)
            {
                drawn = null;
                continue;
            }

            var place = new ChartPoint(area.X.Place(points[i].X), area.Y.Place(points[i].Y));
            var ends = i == points.Count - 1 || !points[i + 1].IsDefined;
            if (drawn is not { } last)
            {
                path.Append('M').Append(Geometry.Text(place.X)).Append(' ').Append(Geometry.Text(place.Y)).Append(ends ? "h0" : "");
            }
            else if (!ends && Math.Abs(place.X - last.X) < Nearest && Math.Abs(place.Y - last.Y) < Nearest)
            {
                continue;
            }
            else if (stepped)
            {
                path.Append('H').Append(Geometry.Text(place.X)).Append('V').Append(Geometry.Text(place.Y));
            }
            else
            {
                path.Append('L').Append(Geometry.Text(place.X)).Append(' ').Append(Geometry.Text(place.Y));
            }

            drawn = place;
        }

        return path.ToString();
    }

    /// <summary>A ribbon from the low line to the high one; points of which either is not defined break it.</summary>
    public static string Ribbon(PlotArea area, IReadOnlyList<(double X, double Low, double High)> points)
    {
        var path = new StringBuilder();
        for (var start = 0; start < points.Count;)
        {
            var end = start;
            while (end < points.Count && double.IsFinite(points[end].X + points[end].Low + points[end].High))
            {
                end++;
            }

            for (var i = start; i < end; i++)
            {
                Append(i == start ? 'M' : 'L', points[i].X, points[i].High);
            }

            for (var i = end - 1; i >= start; i--)
            {
                Append('L', points[i].X, points[i].Low);
            }

            path.Append(end > start ? "z" : "");
            start = end + 1;
        }

        return path.ToString();

        void Append(char step, double x, double y) =>
            path.Append(step).Append(Geometry.Text(area.X.Place(x))).Append(' ').Append(Geometry.Text(area.Y.Place(y)));
    }
}
