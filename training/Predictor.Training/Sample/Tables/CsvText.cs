using System.Globalization;
using System.Text;

namespace Predictor.Training.Sample.Tables;

/// <summary>Writes CSV in UTF-8 with LF, cell by cell, without allocating. No text written here needs quotes; one that would is refused.</summary>
internal sealed class CsvText : IDisposable
{
    private readonly FileStream _file;
    private readonly byte[] _buffer = new byte[1 << 16];
    private int _used;
    private bool _isInRow;

    public CsvText(string path, string header)
    {
        _file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        Write(Encoding.UTF8.GetBytes(header));
        EndRow();
    }

    public void Add(string text)
    {
        if (text.AsSpan().IndexOfAny(",\"\n\r") >= 0)
        {
            throw new ArgumentException($"'{text}' would need quotes; text without comma, quote and line end was expected.", nameof(text));
        }

        Separate();
        Reserve(Encoding.UTF8.GetMaxByteCount(text.Length));
        _used += Encoding.UTF8.GetBytes(text, _buffer.AsSpan(_used));
    }

    public void Add(int number)
    {
        Separate();
        Reserve(16);
        number.TryFormat(_buffer.AsSpan(_used), out var written, default, CultureInfo.InvariantCulture);
        _used += written;
    }

    /// <summary>Empty where it is below 0.</summary>
    public void AddUnlessNegative(int number)
    {
        if (number < 0)
        {
            Separate();
            return;
        }

        Add(number);
    }

    /// <summary>Empty where it is null.</summary>
    public void Add(double? number, ReadOnlySpan<char> format)
    {
        Separate();
        Reserve(64);
        if (number is not { } known)
        {
            return;
        }

        known.TryFormat(_buffer.AsSpan(_used), out var written, format, CultureInfo.InvariantCulture);
        _used += written;
    }

    /// <summary>An identifier: a letter and eight digits.</summary>
    public void AddId(char letter, int number)
    {
        Separate();
        Reserve(16);
        _buffer[_used++] = (byte)letter;
        number.TryFormat(_buffer.AsSpan(_used), out var written, "D8", CultureInfo.InvariantCulture);
        _used += written;
    }

    /// <summary>A time as 2026-06-30T23:59:59Z; empty where it is null.</summary>
    public void AddTime(long? unixSeconds)
    {
        Separate();
        Reserve(32);
        if (unixSeconds is not { } at)
        {
            return;
        }

        DateTimeOffset.FromUnixTimeSeconds(at).UtcDateTime
            .TryFormat(_buffer.AsSpan(_used), out var written, "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        _used += written;
    }

    public void EndRow()
    {
        Reserve(1);
        _buffer[_used++] = (byte)'\n';
        _isInRow = false;
    }

    public void Dispose()
    {
        _file.Write(_buffer, 0, _used);
        _used = 0;
        _file.Dispose();
    }

    private void Separate()
    {
        if (_isInRow)
        {
            Reserve(1);
            _buffer[_used++] = (byte)',';
        }

        _isInRow = true;
    }

    private void Write(ReadOnlySpan<byte> bytes)
    {
        Reserve(bytes.Length);
        bytes.CopyTo(_buffer.AsSpan(_used));
        _used += bytes.Length;
    }

    private void Reserve(int bytes)
    {
        if (_used + bytes > _buffer.Length)
        {
            _file.Write(_buffer, 0, _used);
            _used = 0;
        }
    }
}
