using Predictor.Boosting.Binning;
using Predictor.Boosting.Splitting;
using Predictor.Forests;

namespace Predictor.Boosting.Growing;

/// <summary>A grown tree over bins; numbering of splits and leaves as in <see cref="Tree"/>.</summary>
internal sealed class BinnedTree
{
    public required Split[] Splits { get; init; }

    public required int[] Left { get; init; }

    public required int[] Right { get; init; }

    public required double[] SplitCover { get; init; }

    public required double[] LeafCover { get; init; }

    public required double[] LeafValue { get; init; }

    /// <summary>Value of the leaf that a row of a shard ends in.</summary>
    public double Value(BinnedTable table, int shard, int row)
    {
        if (Splits.Length == 0)
        {
            return LeafValue[0];
        }

        var cells = table.Shard(shard);
        var node = 0;
        do
        {
            ref var split = ref Splits[node];
            node = split.LeftBins.Contains(cells[(table.SlotOf(split.Column) * BinnedTable.SlotBytes) + row]) ? Left[node] : Right[node];
        }
        while (node >= 0);

        return LeafValue[~node];
    }

    /// <summary>The same tree over cells.</summary>
    /// <param name="bins">Of scored rows: a statistic's are those of its source's codes.</param>
    /// <param name="features">The table's own column behind each column here.</param>
    public Tree ToTree(ColumnBins[] bins, int[] features) => new()
    {
        Feature = [.. Splits.Select(split => features[split.Column])],
        Threshold = [.. Splits.Select(split => bins[split.Column] is NumericBins numeric ? Threshold(numeric, split.ThresholdBin) : 0)],
        MissingGoesLeft = [.. Splits.Select(split => split.MissingGoesLeft)],
        Left = Left,
        Right = Right,
        LeftCategories = [.. Splits.Select(split => bins[split.Column] is CategoryBins codes ? LeftCategories(codes, split.LeftBins) : null)],
        SplitCover = SplitCover,
        LeafCover = LeafCover,
        LeafValue = LeafValue,
    };

    /// <summary>Above the last bin there is nothing finite: that split parts present from missing.</summary>
    private static float Threshold(NumericBins bins, int bin) => bin < bins.Thresholds.Length ? bins.Thresholds[bin] : float.MaxValue;

    private static uint[] LeftCategories(CategoryBins bins, BinSet left)
    {
        var bitmap = new uint[(bins.Codes + 31) / 32];
        for (var code = 0; code < bins.Codes; code++)
        {
            if (left.Contains(bins.BinOf(code)))
            {
                bitmap[code / 32] |= 1u << (code % 32);
            }
        }

        return bitmap;
    }
}
