using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Predictor.Forests.Rows;

/// <summary>Items that begin at a cache line and stay there, so that a vector of 64 bytes never lies across two lines.</summary>
internal sealed class AlignedArray<T>
    where T : unmanaged
{
    private const int Line = 64;

    private readonly byte[] _bytes;
    private readonly int _first;

    public AlignedArray(int count)
    {
        Count = count;
        _bytes = GC.AllocateArray<byte>(checked(count * Unsafe.SizeOf<T>() + Line), pinned: true);
        _first = OffsetOf(ref MemoryMarshal.GetArrayDataReference(_bytes));
    }

    public AlignedArray(ReadOnlySpan<T> items)
        : this(items.Length) => items.CopyTo(Span);

    public int Count { get; }

    public ref T First => ref Unsafe.As<byte, T>(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_bytes), _first));

    public Span<T> Span => MemoryMarshal.CreateSpan(ref First, Count);

    /// <summary>Bytes from a place to the next line; the array is pinned, so that it holds.</summary>
    private static unsafe int OffsetOf(ref byte place) => (int)(-(nint)Unsafe.AsPointer(ref place) & (Line - 1));
}
