using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Predictor.Boosting.Splitting;

namespace Predictor.Boosting.Growing;

/// <summary>
/// Parts a leaf's rows of one shard: those that go right get the right child's label, and the rows of the child asked for are listed, rising.
/// </summary>
internal static class Parting
{
    /// <summary>Places behind the rows listed that may be written to.</summary>
    public const int Slack = 8;

    /// <summary>By byte of eight bits, the positions of those that are set, rising, then anything.</summary>
    private static readonly ushort[] SetBits = BitPositions();

    /// <param name="labels">By row.</param>
    /// <param name="cells">The split's column, by row.</param>
    /// <param name="leftBins">Bins that go left.</param>
    /// <param name="leaf">The leaf's label, and the left child's after.</param>
    /// <param name="right">The right child's.</param>
    /// <param name="listRight">Whether the right child's rows are listed; else the left child's.</param>
    /// <param name="listed">Room for all rows and <see cref="Slack"/>.</param>
    /// <returns>How many rows are listed.</returns>
    public static int Part(
        Span<ushort> labels, ReadOnlySpan<byte> cells, in BinSet leftBins, ushort leaf, ushort right, bool listRight, Span<ushort> listed)
    {
        var together = Avx2.IsSupported ? cells.Length & ~31 : 0;
        var count = together == 0 ? 0 : PartTogether(labels[..together], cells, leftBins, leaf, right, listRight, listed);
        return PartOneByOne(labels, cells, leftBins, leaf, right, listRight, listed, together, count);
    }

    /// <summary>One row at a time: the reference.</summary>
    public static int PartOneByOne(
        Span<ushort> labels, ReadOnlySpan<byte> cells, in BinSet leftBins, ushort leaf, ushort right, bool listRight, Span<ushort> listed, int from, int count)
    {
        for (var row = from; row < cells.Length; row++)
        {
            if (labels[row] != leaf)
            {
                continue;
            }

            var goesRight = !leftBins.Contains(cells[row]);
            if (goesRight)
            {
                labels[row] = right;
            }

            if (goesRight == listRight)
            {
                listed[count++] = (ushort)row;
            }
        }

        return count;
    }

    /// <summary>
    /// Thirty-two rows at a time. Whether a bin is in the set is looked up in registers: bin / 8 finds the byte of the set's 32, bin mod 8 the bit.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int PartTogether(
        Span<ushort> labels, ReadOnlySpan<byte> cells, BinSet leftBins, ushort leaf, ushort right, bool listRight, Span<ushort> listed)
    {
        ref var label = ref MemoryMarshal.GetReference(labels);
        ref var cell = ref MemoryMarshal.GetReference(cells);
        ref var list = ref MemoryMarshal.GetReference(listed);
        ref var positions = ref MemoryMarshal.GetArrayDataReference(SetBits);
        var low = Vector128.Create(leftBins[0], leftBins[1]).AsByte();
        var high = Vector128.Create(leftBins[2], leftBins[3]).AsByte();
        var (lowSet, highSet) = (Vector256.Create(low, low), Vector256.Create(high, high));
        var bits = Vector256.Create(0x8040201008040201UL).AsByte();
        var (leafLabel, rightLabel) = (Vector256.Create(leaf), Vector256.Create(right));
        var flip = listRight ? Vector256<ushort>.AllBitsSet : Vector256<ushort>.Zero;
        nint count = 0;
        for (nint row = 0; row < labels.Length; row += 32)
        {
            var first = Vector256.LoadUnsafe(ref label, (nuint)row);
            var second = Vector256.LoadUnsafe(ref label, (nuint)row + 16);
            var inFirst = Vector256.Equals(first, leafLabel);
            var inSecond = Vector256.Equals(second, leafLabel);
            var bins = Vector256.LoadUnsafe(ref cell, (nuint)row);
            var place = (bins.AsUInt16() >> 3).AsByte() & Vector256.Create((byte)0x0F);
            var members = Avx2.BlendVariable(Avx2.Shuffle(lowSet, place), Avx2.Shuffle(highSet, place), bins);
            var bit = Avx2.Shuffle(bits, bins & Vector256.Create((byte)7));
            var isLeft = Vector256.Equals(members & bit, bit).AsSByte();
            var leftFirst = Avx2.ConvertToVector256Int16(isLeft.GetLower()).AsUInt16();
            var leftSecond = Avx2.ConvertToVector256Int16(isLeft.GetUpper()).AsUInt16();
            Vector256.ConditionalSelect(inFirst & ~leftFirst, rightLabel, first).StoreUnsafe(ref label, (nuint)row);
            Vector256.ConditionalSelect(inSecond & ~leftSecond, rightLabel, second).StoreUnsafe(ref label, (nuint)row + 16);

            var wanted = Avx2.PackSignedSaturate((inFirst & (leftFirst ^ flip)).AsInt16(), (inSecond & (leftSecond ^ flip)).AsInt16());
            var mask = Avx2.Permute4x64(wanted.AsUInt64(), 0b11_01_10_00).AsByte().ExtractMostSignificantBits();

            // Eight places are written whatever the bits; those behind the last set one are written over next.
            count = List(ref list, count, ref positions, mask & 255, row);
            count = List(ref list, count, ref positions, (mask >> 8) & 255, row + 8);
            count = List(ref list, count, ref positions, (mask >> 16) & 255, row + 16);
            count = List(ref list, count, ref positions, mask >> 24, row + 24);
        }

        return (int)count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nint List(ref ushort list, nint count, ref ushort positions, uint bits, nint row)
    {
        (Vector128.LoadUnsafe(ref positions, bits * 8) + Vector128.Create((ushort)row)).StoreUnsafe(ref list, (nuint)count);
        return count + BitOperations.PopCount(bits);
    }

    private static ushort[] BitPositions()
    {
        var positions = new ushort[256 * 8];
        for (var bits = 0; bits < 256; bits++)
        {
            var next = bits * 8;
            for (var bit = 0; bit < 8; bit++)
            {
                if ((bits >> bit & 1) != 0)
                {
                    positions[next++] = (ushort)bit;
                }
            }
        }

        return positions;
    }
}
