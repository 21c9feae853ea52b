namespace Predictor.Boosting.Histograms;

/// <summary>
/// Sums of fixed-point gradients, hessians and row counts: exact, so the same in any order, on any number of threads, and by subtraction.
/// </summary>
/// <remarks>
/// Three forms of the same sums, from the narrowest to the widest:
/// <code>
/// row entry  (ulong)   63    59 58         45 44     32 31            0
///                      | unused | gradient + 8192 | hessian |   row index  |
///                                 14 bits           13 bits   32 bits
/// packed     (ulong)   63          38 37          13 12            0
///                      | gradient + 8192 |  hessian |  row count   |   at most 4,096 rows
///                             26 bits       25 bits     13 bits
/// wide       (2 longs) gradient as it is | hessian x 2^25 + row count
/// </code>
/// One add of a packed ulong adds all three to a bin. A packed histogram is emptied into a wide one before a field can overflow.
/// </remarks>
internal static class PackedSums
{
    /// <summary>Rows whose sum cannot overflow a packed field.</summary>
    public const int MostPackedRows = 4096;

    /// <summary>Largest fixed-point gradient (its sign aside) and hessian.</summary>
    public const int MostFixedPoint = 8191;

    /// <summary>Added to gradients so that every field is unsigned.</summary>
    public const int GradientBias = MostFixedPoint + 1;

    /// <summary>Most rows of a table: hessian and count of them all fit one long.</summary>
    public const int MostRows = (1 << CountBits) - 1;

    public const int EntryHessianShift = 32;

    public const int EntryGradientShift = 45;

    private const int HessianShift = 13;
    private const int GradientShift = 38;
    private const int CountBits = 25;

    /// <summary>A row as it moves through the partition.</summary>
    public static ulong Entry(int row, int gradient, int hessian) =>
        ((ulong)(gradient + GradientBias) << EntryGradientShift) | ((ulong)hessian << EntryHessianShift) | (uint)row;

    /// <summary>What one row adds to its bin: gradient, hessian, and 1 to the count.</summary>
    public static ulong FromEntry(ulong entry) =>
        ((entry >> EntryGradientShift) << GradientShift) | (((entry >> EntryHessianShift) & MostFixedPoint) << HessianShift) | 1;

    /// <summary>Adds a packed sum to a wide one.</summary>
    public static void AddTo(ref long gradient, ref long hessianAndCount, ulong packed)
    {
        var count = packed & 0x1FFF;
        gradient += (long)(packed >> GradientShift) - ((long)count * GradientBias);
        hessianAndCount += (long)((((packed >> HessianShift) & 0x1FFFFFF) << CountBits) | count);
    }

    public static long Wide(long hessian, int count) => (hessian << CountBits) | (uint)count;

    public static long Hessian(long hessianAndCount) => hessianAndCount >> CountBits;

    public static int Count(long hessianAndCount) => (int)(hessianAndCount & MostRows);
}
