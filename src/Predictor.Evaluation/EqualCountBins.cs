namespace Predictor.Evaluation;

/// <summary>
/// How rows in order are cut into bins of equal count: the first <c>rows % bins</c> bins hold one row more (as numpy's array_split).
/// With fewer rows than bins, the last bins are empty.
/// </summary>
internal readonly struct EqualCountBins(long rows, int bins)
{
    public long Capacity(int bin) => (rows / bins) + (bin < rows % bins ? 1 : 0);
}
