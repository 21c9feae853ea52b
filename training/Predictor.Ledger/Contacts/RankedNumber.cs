namespace Predictor.Ledger.Contacts;

/// <summary>Quantiles of numbers without sorting them: by their bits, eleven at a time, the highest first.</summary>
internal static class RankedNumber
{
    private const int Bits = 11;

    /// <param name="blocks">Who works.</param>
    /// <param name="rows">How many there are.</param>
    /// <param name="number">Of a row; NaN: does not count.</param>
    /// <param name="quantile">From 0 to 1: of n numbers in rising order the one at place quantile (n - 1), rounded down, counted from 0.</param>
    /// <returns>Null: there are no numbers.</returns>
    public static float? At(RowBlocks blocks, int rows, Func<int, float> number, double quantile)
    {
        var (found, known, rank) = (0u, 0, -1);
        while (known < 32)
        {
            var bits = Math.Min(Bits, 32 - known);
            var (above, shift) = (found, 32 - known - bits);
            var counts = Count(blocks, rows, number, key => known == 0 || key >> (32 - known) == above ? (int)(key >> shift) & ((1 << bits) - 1) : -1);
            if (rank < 0)
            {
                var all = counts.Sum();
                if (all == 0)
                    return null;
                rank = (int)(quantile * (all - 1));
            }

            var digit = 0;
            while (rank >= counts[digit])
            {
                rank -= counts[digit++];
            }

            (found, known) = ((found << bits) | (uint)digit, known + bits);
        }

        return BitConverter.UInt32BitsToSingle((found & 0x8000_0000) != 0 ? found ^ 0x8000_0000 : ~found);
    }

    private static int[] Count(RowBlocks blocks, int rows, Func<int, float> number, Func<uint, int> place)
    {
        var parts = blocks.Parts(rows, (first, end) =>
        {
            var counts = new int[1 << Bits];
            for (var row = first; row < end; row++)
            {
                var value = number(row);
                if (!float.IsNaN(value) && place(Key(value)) is >= 0 and var at)
                    counts[at]++;
            }

            return counts;
        });
        var all = new int[1 << Bits];
        foreach (var part in parts)
        {
            for (var at = 0; at < all.Length; at++)
            {
                all[at] += part[at];
            }
        }

        return all;
    }

    /// <summary>Bits whose order is the numbers'.</summary>
    private static uint Key(float value)
    {
        var bits = BitConverter.SingleToUInt32Bits(value);
        return (bits & 0x8000_0000) != 0 ? ~bits : bits | 0x8000_0000;
    }
}
