namespace Predictor.Desk.Cases;

/// <summary>
/// Parts rounded to tenths of a point so that, as they stand on a page, they add up to the difference of the two figures that stand there too: largest remainders
/// (A. Hamilton, 1792), signs included. No part is off by a whole tenth.
/// </summary>
public static class ExactTenths
{
    /// <summary>Of a share, in tenths of a percentage point: 0.0331 is 33.</summary>
    public static int Of(double share) => (int)Math.Round(1000 * share, MidpointRounding.AwayFromZero);

    /// <param name="parts">Shares; their sum is <paramref name="to"/> less <paramref name="from"/>.</param>
    /// <param name="from">Where they begin.</param>
    /// <param name="to">Where they end.</param>
    /// <returns>In tenths, one a part; their sum is <see cref="Of(double)"/> of the end less that of the beginning.</returns>
    public static int[] Of(IReadOnlyList<double> parts, double from, double to)
    {
        ArgumentNullException.ThrowIfNull(parts);
        int[] tenths = [.. parts.Select(part => (int)Math.Floor(1000 * part))];
        var left = Of(to) - Of(from) - tenths.Sum();
        foreach (var place in Enumerable.Range(0, parts.Count).OrderByDescending(place => (1000 * parts[place]) - tenths[place]).Take(Math.Max(0, left)))
        {
            tenths[place]++;
        }

        return tenths;
    }
}
