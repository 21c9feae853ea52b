using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Predictor.Boosting.Binning;

/// <summary>Value bin <c>b</c> holds the cells in (threshold b - 1, threshold b]; the last one holds all above the last threshold.</summary>
internal sealed class NumericBins : ColumnBins
{
    // The thresholds, padded with +infinity to 255, so that a search always takes eight steps.
    private readonly float[] _padded;

    /// <param name="thresholds">Strictly rising, at most 254.</param>
    public NumericBins(float[] thresholds)
    {
        Thresholds = thresholds;
        _padded = new float[MostValueBins];
        Array.Fill(_padded, float.PositiveInfinity);
        thresholds.CopyTo(_padded, 0);
    }

    public float[] Thresholds { get; }

    public override int ValueBins => Thresholds.Length + 1;

    /// <summary>Four searches side by side: one alone waits for its own loads.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Bin(ReadOnlySpan<float> cells, Span<byte> bins)
    {
        var missing = MissingBin;
        ref var thresholds = ref MemoryMarshal.GetArrayDataReference(_padded);
        var row = 0;
        for (; row <= cells.Length - 4; row += 4)
        {
            var (cell0, cell1, cell2, cell3) = (cells[row], cells[row + 1], cells[row + 2], cells[row + 3]);
            nint bin0 = 0;
            nint bin1 = 0;
            nint bin2 = 0;
            nint bin3 = 0;
            for (nint step = 128; step > 0; step >>= 1)
            {
                ref var middle = ref Unsafe.Add(ref thresholds, step - 1);
                bin0 += step & -Above(cell0, Unsafe.Add(ref middle, bin0));
                bin1 += step & -Above(cell1, Unsafe.Add(ref middle, bin1));
                bin2 += step & -Above(cell2, Unsafe.Add(ref middle, bin2));
                bin3 += step & -Above(cell3, Unsafe.Add(ref middle, bin3));
            }

            bins[row] = (byte)(float.IsNaN(cell0) ? missing : bin0);
            bins[row + 1] = (byte)(float.IsNaN(cell1) ? missing : bin1);
            bins[row + 2] = (byte)(float.IsNaN(cell2) ? missing : bin2);
            bins[row + 3] = (byte)(float.IsNaN(cell3) ? missing : bin3);
        }

        for (; row < cells.Length; row++)
        {
            nint bin = 0;
            for (nint step = 128; step > 0; step >>= 1)
            {
                bin += step & -Above(cells[row], Unsafe.Add(ref thresholds, bin + step - 1));
            }

            bins[row] = (byte)(float.IsNaN(cells[row]) ? missing : bin);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nint Above(float cell, float threshold) => Unsafe.BitCast<bool, byte>(cell > threshold);
}
