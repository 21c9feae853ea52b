namespace Predictor.Benchmarks.Speed.Tables;

/// <summary>
/// Draws rows. Every draw is a hash of seed, row and column, so that a row is the same whoever draws it and in whatever order;
/// only sums, products and quotients are used, so that it is the same on every machine.
/// </summary>
internal sealed class SimulatedRows
{
    /// <summary>Share of cells that are missing.</summary>
    public const double MissingShare = 0.1;

    private const ulong Seed = 20_240_917;
    private const int LabelDraw = 62;
    private const int DrawsPerRow = 64;
    private const double Unit = 1.0 / (1UL << 53);

    /// <summary>By category and level: what the level adds to the margin.</summary>
    private readonly double[][] _effects;

    public SimulatedRows()
    {
        // Set apart from the rows' draws by numbers that no row reaches.
        var first = ulong.MaxValue / 2;
        _effects = [.. SimulatedColumn.All.Skip(SimulatedColumn.NumberCount).Select((column, category) =>
            Enumerable.Range(0, column.Levels).Select(level => 0.45 * Bell(Hash(first + (ulong)((category * 1000) + level)))).ToArray())];
    }

    /// <summary>Draws one row.</summary>
    /// <param name="row">Its number, from 0.</param>
    /// <param name="values">One a column: a number about 0 with a standard deviation of about 1, or a level; NaN where missing.</param>
    /// <returns>The label.</returns>
    public bool Draw(long row, Span<double> values)
    {
        var first = (ulong)row * DrawsPerRow;
        for (var column = 0; column < SimulatedColumn.NumberCount; column++)
        {
            values[column] = Bell(Hash(first + (ulong)column));
        }

        // Within each form, every second column leans on the one before it.
        for (var column = 1; column < SimulatedColumn.NumberCount; column += 2)
        {
            values[column] = (0.8 * values[column]) + (0.6 * values[column - 1]);
        }

        for (var column = SimulatedColumn.NumberCount; column < values.Length; column++)
        {
            var share = Share(Hash(first + (ulong)column));
            values[column] = (int)(share * share * SimulatedColumn.All[column].Levels);
        }

        var margin = Margin(values);
        for (var column = 0; column < values.Length; column++)
        {
            if (Share(Hash(first + (ulong)(column + 31))) >= MissingShare)
                continue;

            // Where these are not known, that itself says something.
            margin += column is 6 or 19 ? 0.5 : 0;
            values[column] = double.NaN;
        }

        // A margin's share of one, by a quotient rather than an exponential, whose last bit differs from one C library to the next.
        return Share(Hash(first + LabelDraw)) < 0.5 + (0.5 * margin / (1 + Math.Abs(margin)));
    }

    /// <summary>Slopes, steps, humps, products, and effects of levels; most score columns are noise.</summary>
    private double Margin(ReadOnlySpan<double> values)
    {
        var margin = -1.2;
        margin += (0.35 * values[0]) - (0.25 * values[1]) + (0.2 * values[12]) + (0.15 * values[13]);
        margin += values[2] > 0.7 ? 0.6 : -0.1;
        margin -= 0.25 * Math.Min(values[6] * values[6], 4);
        margin += 0.3 * values[7] * values[8];
        margin += values[9] > 0 && values[14] < 0.3 ? 0.5 : 0;
        margin += 0.2 * Math.Max(values[15], -0.5) * (values[20] > 0 ? 1 : -1);
        margin += 0.1 * (values[3] + values[10] + values[16] + values[21]);
        for (var category = 0; category < _effects.Length; category++)
        {
            margin += _effects[category][(int)values[SimulatedColumn.NumberCount + category]];
        }

        // One category turns the slope of a number around.
        return margin + (_effects[2][(int)values[SimulatedColumn.NumberCount + 2]] * 0.8 * values[11]);
    }

    /// <summary>A hash as a number from 0 to below 1.</summary>
    private static double Share(ulong hash) => (hash >> 11) * Unit;

    /// <summary>A hash as the sum of four uniform numbers: nearly normal, mean 0, standard deviation 1.</summary>
    private static double Bell(ulong hash)
    {
        var sum = (hash & 0xFFFF) + ((hash >> 16) & 0xFFFF) + ((hash >> 32) & 0xFFFF) + (hash >> 48);
        return ((sum / 65536.0) - 2) * 1.7320508075688772;
    }

    /// <summary>Number <paramref name="draw"/> of a SplitMix64 stream: Steele, Lea, Flood, "Fast splittable pseudorandom number generators", 2014.</summary>
    private static ulong Hash(ulong draw)
    {
        var z = Seed + ((draw + 1) * 0x9E3779B97F4A7C15UL);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
