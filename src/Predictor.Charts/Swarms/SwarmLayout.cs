using Predictor.Charts.Scales;

namespace Predictor.Charts.Swarms;

/// <summary>
/// Places of dots along a line so that their density is seen: where many lie together they are stacked away from the middle, in the order given.
/// Nothing is drawn by chance, so the same values give the same picture. O(dots).
/// </summary>
internal static class SwarmLayout
{
    /// <summary>Px of a pile's width, and between the dots of a pile where there is room.</summary>
    private const double Pile = 2, Roomy = 2.4;

    /// <param name="values">NaN is left out.</param>
    /// <param name="scale">Values outside are held at its ends.</param>
    /// <param name="height">Px that the highest pile may take.</param>
    /// <returns>A place for each value; NaN for those left out.</returns>
    public static ChartPoint[] Of(IReadOnlyList<double> values, LinearScale scale, double height)
    {
        var piles = new Dictionary<int, int>();
        var (pile, rank) = (new int[values.Count], new int[values.Count]);
        for (var i = 0; i < values.Count; i++)
        {
            if (!double.IsFinite(values[i]))
            {
                continue;
            }

            pile[i] = (int)Math.Floor(scale.Within(values[i]) / Pile);
            rank[i] = piles[pile[i]] = piles.GetValueOrDefault(pile[i]) + 1;
        }

        var space = Math.Min(Roomy, height / Math.Max(1, piles.Values.DefaultIfEmpty().Max()));
        return
        [
            .. values.Select((value, i) => double.IsFinite(value)
                ? new ChartPoint(scale.Within(value), (height / 2) + (space * (rank[i] / 2) * (rank[i] % 2 == 0 ? -1 : 1)))
                : new ChartPoint(double.NaN, double.NaN)),
        ];
    }
}
