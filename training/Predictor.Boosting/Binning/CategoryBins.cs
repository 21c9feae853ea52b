namespace Predictor.Boosting.Binning;

/// <summary>A bin for each code that is frequent enough; all others, and the code of levels never seen, share the pool, which is the last value bin.</summary>
internal sealed class CategoryBins : ColumnBins
{
    private readonly byte[] _binOfCode;

    /// <param name="binOfCode">Value bin by category code.</param>
    /// <param name="valueBins">Value bins, the pool among them.</param>
    public CategoryBins(byte[] binOfCode, int valueBins)
    {
        _binOfCode = binOfCode;
        ValueBins = valueBins;
    }

    public override int ValueBins { get; }

    /// <summary>Codes, the one of levels never seen among them.</summary>
    public int Codes => _binOfCode.Length;

    public int Pool => ValueBins - 1;

    public int BinOf(int code) => _binOfCode[code];

    public override void Bin(ReadOnlySpan<float> cells, Span<byte> bins)
    {
        var missing = (byte)MissingBin;
        for (var row = 0; row < cells.Length; row++)
        {
            var cell = cells[row];
            bins[row] = float.IsNaN(cell) ? missing : _binOfCode[(int)cell];
        }
    }
}
