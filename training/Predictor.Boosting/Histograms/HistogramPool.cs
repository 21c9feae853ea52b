namespace Predictor.Boosting.Histograms;

/// <summary>Lends leaves their histograms and takes them back; allocates only while more leaves are open than ever before.</summary>
internal sealed class HistogramPool(int length)
{
    private readonly Stack<long[]> _free = new();

    /// <summary>A histogram with anything in it.</summary>
    public long[] Rent() => _free.TryPop(out var histogram) ? histogram : GC.AllocateUninitializedArray<long>(length);

    public void Return(long[] histogram) => _free.Push(histogram);
}
