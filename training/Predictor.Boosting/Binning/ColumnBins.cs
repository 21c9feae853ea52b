namespace Predictor.Boosting.Binning;

/// <summary>How one column's cells become bins: value bins 0 .. <see cref="ValueBins"/> - 1, then one bin for missing cells.</summary>
internal abstract class ColumnBins
{
    /// <summary>Most value bins; with the missing bin they fill a byte.</summary>
    public const int MostValueBins = 255;

    /// <summary>Bins of present values, 1 to <see cref="MostValueBins"/>.</summary>
    public abstract int ValueBins { get; }

    public int MissingBin => ValueBins;

    /// <summary>Value bins and the missing bin.</summary>
    public int Count => ValueBins + 1;

    /// <summary>The bin of each cell.</summary>
    public abstract void Bin(ReadOnlySpan<float> cells, Span<byte> bins);
}
