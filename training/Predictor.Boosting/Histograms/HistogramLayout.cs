using Predictor.Boosting.Binning;

namespace Predictor.Boosting.Histograms;

/// <summary>Where each column's bins lie in a leaf's histogram, which is one array: two longs a bin, columns one after another.</summary>
internal sealed class HistogramLayout
{
    private readonly int[] _offset;
    private readonly int[] _bins;

    public HistogramLayout(IReadOnlyList<ColumnBins> columns, IEnumerable<int> splittable)
    {
        _offset = new int[columns.Count];
        _bins = new int[columns.Count];
        foreach (var column in splittable)
        {
            _offset[column] = Length;
            _bins[column] = columns[column].Count;
            Length += 2 * columns[column].Count;
        }
    }

    /// <summary>Longs a leaf.</summary>
    public int Length { get; }

    /// <summary>Bins of a column, its missing bin last; 0 where no split can be found on it.</summary>
    public int Bins(int column) => _bins[column];

    /// <summary>One column's sums.</summary>
    public Span<long> Of(long[] histogram, int column) => histogram.AsSpan(_offset[column], 2 * _bins[column]);
}
