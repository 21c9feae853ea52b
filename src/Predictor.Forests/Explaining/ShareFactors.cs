using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Predictor.Forests.Explaining;

/// <summary>
/// What the share of the side that a row does not take is multiplied by at eight quadrature points. In the terms of <see cref="TreeShap"/>, for a split with z above it.
/// A vector of its own for every z, and most splits are the first of their feature, with z = 1: a tree has few.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
internal struct ShareFactors
{
    /// <summary>Place of those of a split that the row's path has left at a split above of the same feature: the share alone, counting nothing.</summary>
    public const int OffPath = 0;

    /// <summary>Place of those of a split with none above that tests the same feature.</summary>
    public const int First = 1;

    /// <summary>Where those of the splits with one above begin.</summary>
    public const int Repeated = 2;

    /// <summary>Doubles in it.</summary>
    public const int Size = 2 * QuadratureLanes.Most;

    /// <summary>Doubles from <see cref="Weight"/> to <see cref="Count"/>.</summary>
    public const int ToCount = QuadratureLanes.Most;

    /// <summary>(1 - t) z / g: times the share, q.</summary>
    public Vector512<double> Weight;

    /// <summary>z / g²: times the share, what the difference between both sides counts.</summary>
    public Vector512<double> Count;

    /// <summary>Those of a tree: two, and one for each split of a feature that is tested above.</summary>
    public static void Fill(ReadOnlySpan<RepeatedSplit> repeated, QuadratureLanes lanes, Span<ShareFactors> factors)
    {
        factors[OffPath] = new ShareFactors { Weight = Vector512<double>.One, Count = Vector512<double>.Zero };
        factors[First] = new ShareFactors { Weight = lanes.Out, Count = Vector512<double>.One };
        for (var at = 0; at < repeated.Length; at++)
        {
            var z = Vector512.Create(repeated[at].ShareAbove);
            var g = lanes.In + lanes.Out * z;
            factors[Repeated + at] = new ShareFactors { Weight = lanes.Out * z / g, Count = z / (g * g) };
        }
    }
}
