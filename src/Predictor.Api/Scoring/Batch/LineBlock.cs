using System.Buffers;

namespace Predictor.Api.Scoring.Batch;

/// <summary>Some lines of a batch, whole, in a pooled buffer.</summary>
internal sealed class LineBlock : IDisposable
{
    /// <summary>Lines at most, so that a block is soon answered.</summary>
    public const int MostLines = 256;

    private readonly List<(int Start, int Length, long Number)> _lines = [];
    private byte[] _bytes;
    private int _used;

    public LineBlock(int capacity) => _bytes = ArrayPool<byte>.Shared.Rent(capacity);

    public int Count => _lines.Count;

    /// <summary>The line's place in the request, counted from 1.</summary>
    public long Number(int line) => _lines[line].Number;

    /// <summary>Null: the line was longer than a case may be.</summary>
    public bool IsTooLong(int line) => _lines[line].Length < 0;

    public ReadOnlySpan<byte> this[int line] => _bytes.AsSpan(_lines[line].Start, _lines[line].Length);

    public void Add(ReadOnlySequence<byte> line, long number)
    {
        var length = (int)line.Length;
        if (_used + length > _bytes.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(2 * _bytes.Length, _used + length));
            _bytes.AsSpan(0, _used).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_bytes, clearArray: true);
            _bytes = larger;
        }

        line.CopyTo(_bytes.AsSpan(_used));
        _lines.Add((_used, length, number));
        _used += length;
    }

    public void AddTooLong(long number) => _lines.Add((0, -1, number));

    public void Dispose()
    {
        // Lines hold customers' data: what goes back to the pool is blank.
        ArrayPool<byte>.Shared.Return(_bytes, clearArray: true);
        _bytes = [];
    }
}
