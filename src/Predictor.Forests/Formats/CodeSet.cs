namespace Predictor.Forests.Formats;

/// <summary>Category codes as the bitmap of a split.</summary>
internal static class CodeSet
{
    /// <summary>The first code that no bitmap holds.</summary>
    public const int EndOfCodes = Forest.MaximumCategoryWords * 32;

    /// <summary>Bitmap of codes from 0 to below <see cref="EndOfCodes"/>; one empty word where there are none.</summary>
    public static uint[] Of(ReadOnlySpan<int> codes)
    {
        var largest = 0;
        foreach (var code in codes)
            largest = Math.Max(largest, code);
        var words = new uint[(largest / 32) + 1];
        foreach (var code in codes)
            words[code / 32] |= 1u << (code % 32);
        return words;
    }

    /// <summary>The largest code whose bit is set, -1 where none is.</summary>
    public static int Largest(uint[] words)
    {
        var last = Array.FindLastIndex(words, word => word != 0);
        return last < 0 ? -1 : (last * 32) + 31 - System.Numerics.BitOperations.LeadingZeroCount(words[last]);
    }

    /// <summary>By feature: the largest code in any split's bitmap, -1 where a feature has none.</summary>
    public static int[] LargestOf(Forest forest)
    {
        var largest = new int[forest.FeatureCount];
        Array.Fill(largest, -1);
        foreach (var tree in forest.Trees)
        {
            for (var split = 0; split < tree.SplitCount; split++)
            {
                if (tree.LeftCategories[split] is { } words)
                    largest[tree.Feature[split]] = Math.Max(largest[tree.Feature[split]], Largest(words));
            }
        }

        return largest;
    }
}
