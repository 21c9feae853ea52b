using System.Runtime.CompilerServices;

namespace Predictor.Boosting.Splitting;

/// <summary>A set of bins of one column, a bit each.</summary>
[InlineArray(4)]
internal struct BinSet
{
    private ulong _bits;

    public readonly bool Contains(int bin) => ((this[bin >> 6] >> (bin & 63)) & 1) != 0;

    public void Add(int bin) => this[bin >> 6] |= 1UL << (bin & 63);

    /// <summary>The bins 0 .. last.</summary>
    public static BinSet UpTo(int last)
    {
        var set = default(BinSet);
        for (var word = 0; word <= last >> 6; word++)
        {
            var bits = last - (word << 6);
            set[word] = bits >= 63 ? ulong.MaxValue : (1UL << (bits + 1)) - 1;
        }

        return set;
    }
}
