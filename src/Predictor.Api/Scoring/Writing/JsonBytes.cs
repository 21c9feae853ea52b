using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;

namespace Predictor.Api.Scoring.Writing;

/// <summary>
/// JSON in UTF-8, in a pooled buffer that grows. What is the same in every answer goes in as it stands; text, numbers and times are written as the serializer writes them.
/// </summary>
internal sealed class JsonBytes(int capacity) : IBufferWriter<byte>, IDisposable
{
    /// <summary>Bytes of one character that is escaped: \u0026.</summary>
    private const int LongestEscape = 6;

    private const int LongestTime = 33;
    private const int MostOnStack = 768;

    /// <summary>What the serializer's encoder leaves as it is; each is a byte.</summary>
    private static readonly SearchValues<char> Unescaped = SearchValues.Create([.. Enumerable.Range(' ', '~' - ' ' + 1).Where(each => !JavaScriptEncoder.Default.WillEncode(each)).Select(each => (char)each)]);

    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(capacity);
    private int _length;

    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, _length);

    /// <param name="json">A piece of JSON.</param>
    public void Raw(ReadOnlySpan<byte> json)
    {
        json.CopyTo(Free(json.Length));
        _length += json.Length;
    }

    public void Text(string? text)
    {
        if (text is null)
        {
            Raw("null"u8);
        }
        else if (text.AsSpan().ContainsAnyExcept(Unescaped))
        {
            Escaped(text);
        }
        else
        {
            var free = Free(text.Length + 2);
            free[0] = (byte)'"';
            Ascii.FromUtf16(text, free[1..], out var length);
            free[length + 1] = (byte)'"';
            _length += length + 2;
        }
    }

    /// <summary>What is no number is null.</summary>
    public void Number(double value)
    {
        if (double.IsFinite(value))
            _length += ShortestDigits.Write(value, Free(ShortestDigits.Longest));
        else
            Raw("null"u8);
    }

    public void Number(int value)
    {
        value.TryFormat(Free(ShortestDigits.Longest), out var length, default, CultureInfo.InvariantCulture);
        _length += length;
    }

    public void Flag(bool value) => Raw(value ? "true"u8 : "false"u8);

    /// <summary>ISO 8601; of a second's fraction the digits that say something.</summary>
    public void Time(DateTime value)
    {
        const int Second = 19;
        const int Fraction = 27;
        var free = Free(LongestTime + 2);
        free[0] = (byte)'"';
        var text = free[1..];
        Utf8Formatter.TryFormat(value, text, out var length, 'O');
        var end = text[..Fraction].LastIndexOfAnyExcept((byte)'0') + 1;
        end = end <= Second + 1 ? Second : end;
        text[Fraction..length].CopyTo(text[end..]);
        end += length - Fraction;
        text[end] = (byte)'"';
        _length += end + 2;
    }

    public void Advance(int count) => _length += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Free(Math.Max(sizeHint, 1));
        return _bytes.AsMemory(_length);
    }

    public Span<byte> GetSpan(int sizeHint = 0) => Free(Math.Max(sizeHint, 1));

    public void Dispose()
    {
        // Answers hold customers' data: what goes back to the pool is blank.
        _bytes.AsSpan(0, _length).Clear();
        ArrayPool<byte>.Shared.Return(_bytes);
        (_bytes, _length) = ([], 0);
    }

    private void Escaped(string text)
    {
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        var utf8 = most > MostOnStack ? new byte[most] : stackalloc byte[MostOnStack];
        utf8 = utf8[..Encoding.UTF8.GetBytes(text, utf8)];
        var free = Free((LongestEscape * utf8.Length) + 2);
        free[0] = (byte)'"';
        JavaScriptEncoder.Default.EncodeUtf8(utf8, free[1..], out _, out var length);
        free[length + 1] = (byte)'"';
        _length += length + 2;
    }

    private Span<byte> Free(int count)
    {
        if (_bytes.Length - _length < count)
            Grow(count);
        return _bytes.AsSpan(_length);
    }

    private void Grow(int count)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(2 * _bytes.Length, _length + count));
        Written.Span.CopyTo(larger);
        var length = _length;
        Dispose();
        (_bytes, _length) = (larger, length);
    }
}
