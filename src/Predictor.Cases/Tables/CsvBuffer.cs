using System.Buffers;
using System.Text.Unicode;

namespace Predictor.Cases.Tables;

/// <summary>
/// Bytes of a UTF-8 stream as characters, a block at a time. What stands before a broken byte is still delivered,
/// so that the reader knows the line on which the break is met.
/// </summary>
/// <param name="stream">Which it owns.</param>
/// <param name="isStart">Of a file, where a byte order mark may stand.</param>
internal sealed class CsvBuffer(Stream stream, bool isStart = true) : IDisposable
{
    private const int BlockSize = 1 << 16;

    private readonly byte[] _bytes = new byte[BlockSize];
    private readonly char[] _chars = new char[BlockSize];
    private int _byteCount;
    private bool _ended;
    private bool _started = !isStart;

    private int _next;
    private int _charCount;

    /// <summary>The next byte is not UTF-8.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>Characters that are decoded and not yet taken; empty before the first <see cref="Fill"/> and at the end.</summary>
    public ReadOnlySpan<char> Rest => _chars.AsSpan(_next, _charCount - _next);

    /// <summary>What <see cref="Rest"/> is a part of, from <see cref="Next"/>; overwritten by <see cref="Fill"/>.</summary>
    public char[] Block => _chars;

    /// <summary>Position in <see cref="Block"/> of the next character.</summary>
    public int Next => _next;

    public void Skip(int count) => _next += count;

    /// <summary>Decodes the next block once <see cref="Rest"/> is empty; false at the end of the stream or at a broken byte.</summary>
    public bool Fill()
    {
        _next = 0;
        _charCount = 0;
        while (_charCount == 0 && !IsBroken)
        {
            var read = _ended ? 0 : stream.Read(_bytes, _byteCount, _bytes.Length - _byteCount);
            _ended |= read == 0;
            _byteCount += read;
            if (_byteCount == 0)
                return false;

            SkipByteOrderMark();
            var status = Utf8.ToUtf16(_bytes.AsSpan(0, _byteCount), _chars, out var taken, out _charCount, replaceInvalidSequences: false, isFinalBlock: _ended);
            IsBroken = status == OperationStatus.InvalidData && _charCount == 0;
            _bytes.AsSpan(taken, _byteCount - taken).CopyTo(_bytes);
            _byteCount -= taken;
        }

        return _charCount > 0;
    }

    private void SkipByteOrderMark()
    {
        // A stream may hand over fewer than three bytes at first; a lone 0xEF is then incomplete and waits for more.
        if (_started || (_byteCount < 3 && !_ended))
            return;

        _started = true;
        if (_bytes.AsSpan(0, _byteCount).StartsWith("\uFEFF"u8))
        {
            _bytes.AsSpan(3, _byteCount - 3).CopyTo(_bytes);
            _byteCount -= 3;
        }
    }

    public void Dispose() => stream.Dispose();
}
