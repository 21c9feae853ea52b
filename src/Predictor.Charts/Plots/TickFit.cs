using Predictor.Charts.Scales;

namespace Predictor.Charts.Plots;

/// <summary>Which ticks of an axis along the bottom have room for their text.</summary>
internal static class TickFit
{
    /// <summary>Px a character of 13 px takes at most in the widest of the usual fonts, and px between two texts.</summary>
    private const double Character = 8.2, Gap = 6;

    /// <summary>Ticks with their text that do not touch each other; the last is kept, since it carries the unit.</summary>
    public static IReadOnlyList<(double Place, string Text)> Spread(ChartAxis axis, LinearScale scale)
    {
        var kept = new List<(double Place, string Text)>();
        for (var i = axis.Ticks.Count - 1; i >= 0; i--)
        {
            var (place, text) = (scale.Place(axis.Ticks[i]), axis.Labels[i]);
            if (kept.Count == 0 || kept[^1].Place - place >= ((text.Length + kept[^1].Text.Length) * Character / 2) + Gap)
            {
                kept.Add((place, text));
            }
        }

        kept.Reverse();
        return kept;
    }
}
