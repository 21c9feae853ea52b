using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Predictor.Forests.Explaining;

/// <summary>
/// What a split multiplies by at four quadrature points. In the terms of <see cref="TreeShap"/>, with f the factor of the split's feature below it and g its factor
/// above it (1 where no split above tests the feature).
/// </summary>
[StructLayout(LayoutKind.Sequential)]
internal struct SplitFactors
{
    /// <summary>Where the row goes left: f / g of the left child, times the leaf's value where that child is a leaf.</summary>
    public Vector256<double> FollowedLeft;

    /// <summary>Where the row goes left: f / g of the right child, as <see cref="FollowedLeft"/>.</summary>
    public Vector256<double> OtherRight;

    /// <summary>(o - z) / f of the left child where the row goes left, less that of the split above.</summary>
    public Vector256<double> CountLeft;

    /// <summary>(o - z) / f of the child that the row does not go to, less that of the split above.</summary>
    public Vector256<double> CountOther;

    /// <summary>From here on the same where the row goes right, so that a row reads two cache lines, one behind the other.</summary>
    public Vector256<double> FollowedRight;

    public Vector256<double> OtherLeft;

    public Vector256<double> CountRight;

    /// <summary><see cref="CountOther"/> again.</summary>
    public Vector256<double> CountOtherAgain;

    /// <summary>Vectors a side.</summary>
    public const int SideVectors = 4;

    /// <summary>Doubles in it.</summary>
    public const int Size = 2 * SideVectors * 4;

    /// <summary>The factors of a tree's splits at four points.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Fill(ReadOnlySpan<SplitWeights> weights, QuadratureLanes lanes, Span<SplitFactors> factors)
    {
        var (isIn, isOut) = (lanes.In, lanes.Out);
        for (var at = 0; at < weights.Length; at++)
        {
            ref readonly var split = ref weights[at];
            var above = isIn + isOut * split.Above;
            var countAbove = Vector256.Create(1 - split.Above) / above;
            var left = isIn + isOut * split.Left;
            var right = isIn + isOut * split.Right;
            var countOther = -lanes.PerOut - countAbove;
            factors[at] = new SplitFactors
            {
                FollowedLeft = left / above * split.LeftValue,
                OtherRight = isOut * split.Right / above * split.RightValue,
                CountLeft = Vector256.Create(1 - split.Left) / left - countAbove,
                CountOther = countOther,
                FollowedRight = right / above * split.RightValue,
                OtherLeft = isOut * split.Left / above * split.LeftValue,
                CountRight = Vector256.Create(1 - split.Right) / right - countAbove,
                CountOtherAgain = countOther,
            };
        }
    }
}
