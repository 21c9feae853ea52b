namespace Predictor.Boosting.Histograms;

/// <summary>
/// Sums of fixed-point gradients, hessians and row counts: exact, so the same in any order, on any number of threads, and by subtraction.
/// </summary>
/// <remarks>
/// Three forms of the same sums:
/// <code>
/// row        (uint)    gradient + 8192 (14 bits) | hessian (12 bits); 0 where the tree does not see the row
/// packed     (ulong)   63  62           37 36            13 12          0
///                      | 0 | gradient + 8192 |   hessian    | row count  |   at most 4,096 rows
///                               26 bits          24 bits       13 bits
/// wide       (2 longs) gradient as it is | hessian x 2^25 + row count
/// </code>
/// One add of a row's packed sum, its count 1, puts all three into a bin.
/// A packed histogram is emptied into a wide one before a field can overflow.
/// </remarks>
internal static class PackedSums
{
    /// <summary>Rows whose sum cannot overflow a packed field.</summary>
    public const int MostPackedRows = 4096;

    /// <summary>Largest fixed-point gradient, its sign aside.</summary>
    public const int MostGradient = (1 << GradientBiasBits) - 1;

    /// <summary>Largest fixed-point hessian.</summary>
    public const int MostHessian = 4095;

    /// <summary>2^this is added to gradients so that every field is unsigned.</summary>
    public const int GradientBiasBits = 13;

    /// <summary>Most rows of a table: hessian and count of them all fit one long.</summary>
    public const int MostRows = (1 << CountBits) - 1;

    /// <summary>Where the gradient of a row begins.</summary>
    public const int RowGradientShift = 12;

    public const int HessianShift = 13;

    public const int GradientShift = 37;

    /// <summary>Bits of the row count in the second wide long.</summary>
    public const int CountBits = 25;

    public const ulong PackedCountMask = (1UL << HessianShift) - 1;

    /// <summary>The hessian where it stands.</summary>
    public const ulong PackedHessianMask = ((1UL << GradientShift) - 1) & ~PackedCountMask;

    /// <summary>What one row adds, as it is kept.</summary>
    /// <param name="gradient">In fixed point, as <see cref="MostGradient"/> allows.</param>
    /// <param name="hessian">In fixed point, 0 to <see cref="MostHessian"/>.</param>
    public static uint Row(int gradient, int hessian) => ((uint)(gradient + (1 << GradientBiasBits)) << RowGradientShift) | (uint)hessian;

    /// <summary>What one row that the tree sees adds, packed.</summary>
    public static ulong Pack(uint row) => ((ulong)(row >> RowGradientShift) << GradientShift) | ((row & MostHessian) << HessianShift) | 1;

    /// <summary>The gradient of a packed sum.</summary>
    public static long Gradient(ulong packed) => (long)(packed >> GradientShift) - (long)((packed & PackedCountMask) << GradientBiasBits);

    /// <summary>The second wide long of a packed sum.</summary>
    public static long HessianAndCount(ulong packed) =>
        (long)(((packed & PackedHessianMask) << (CountBits - HessianShift)) | (packed & PackedCountMask));

    public static long Wide(long hessian, int count) => (hessian << CountBits) | (uint)count;

    public static long Hessian(long hessianAndCount) => hessianAndCount >> CountBits;

    public static int Count(long hessianAndCount) => (int)(hessianAndCount & MostRows);
}
