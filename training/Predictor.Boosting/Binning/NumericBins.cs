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

    public override void Bin(ReadOnlySpan<float> cells, Span<byte> bins)
    {
        var missing = (byte)MissingBin;
        ref var thresholds = ref MemoryMarshal.GetArrayDataReference(_padded);
        for (var row = 0; row < cells.Length; row++)
        {
            var cell = cells[row];

            // The number of thresholds below the cell, by halving: each step is a compare and a conditional move.
            nint bin = 0;
            bin = cell > Unsafe.Add(ref thresholds, bin + 127) ? bin + 128 : bin;
            bin = cell > Unsafe.Add(ref thresholds, bin + 63) ? bin + 64 : bin;
            bin = cell > Unsafe.Add(ref thresholds, bin + 31) ? bin + 32 : bin;
            bin = cell > Unsafe.Add(ref thresholds, bin + 15) ? bin + 16 : bin;
            bin = cell > Unsafe.Add(ref thresholds, bin + 7) ? bin + 8 : bin;
            bin = cell > Unsafe.Add(ref thresholds, bin + 3) ? bin + 4 : bin;
            bin = cell > Unsafe.Add(ref thresholds, bin + 1) ? bin + 2 : bin;
            bin = cell > Unsafe.Add(ref thresholds, bin) ? bin + 1 : bin;
            bins[row] = float.IsNaN(cell) ? missing : (byte)bin;
        }
    }
}
