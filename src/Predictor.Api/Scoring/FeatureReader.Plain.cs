using System.Text.Unicode;
using Predictor.Cases;

namespace Predictor.Api.Scoring;

/// <summary>
/// Features as nearly all senders write them, in one pass: columns of the model, each once, with plain text and numbers that the column takes. They give no warning, so they need no place and no words.
/// </summary>
internal sealed partial class FeatureReader
{
    /// <summary>Of a plain text, bytes.</summary>
    private const int LongestPlain = 128;

    /// <param name="json">Begins with the brace of the features, known to be UTF-8.</param>
    /// <param name="length">Of the object.</param>
    /// <returns>False: nothing has been read; <see cref="Read(ReadOnlySpan{byte})"/> reads whatever it is.</returns>
    public bool TryReadPlain(ReadOnlySpan<byte> json, out int length)
    {
        length = 1;
        if (ReadPlain(json, ref length))
            return true;
        _encoder.Clear(request.Row);
        Array.Clear(_given);
        Array.Clear(_later);
        HasNamed = false;
        return false;
    }

    private bool ReadPlain(ReadOnlySpan<byte> json, ref int place)
    {
        Span<char> buffer = stackalloc char[LongestPlain];
        var column = -1;
        if (PlainJson.Next(json, ref place) == '}')
        {
            place++;
            return true;
        }

        while (PlainJson.TryText(json, ref place, out var name))
        {
            column = _encoder.Find(name, after: column);

            // A clock's column is known before it is read; here the request's time may still be to come.
            if (column < 0 || _given[column] != 0 || _encoder.Columns[column].Source == ColumnSource.Clock || PlainJson.Next(json, ref place) != ':')
                return false;
            place++;
            PlainJson.Next(json, ref place);
            (_given[column], HasNamed) = (Later, true);
            var start = place;
            if (!ReadPlainCell(json, ref place, column, buffer, out var isEmpty))
                return false;
            if (!isEmpty && _encoder.Columns[column].KnownAt == Moment.Closure)
                _later[column] = (Later, start, place - start);
            var next = PlainJson.Next(json, ref place);
            place++;
            if (next == '}')
                return true;
            if (next != ',')
                return false;
            PlainJson.Next(json, ref place);
        }

        return false;
    }

    private bool ReadPlainCell(ReadOnlySpan<byte> json, ref int place, int column, Span<char> buffer, out bool isEmpty)
    {
        isEmpty = false;
        if (PlainJson.TryNumber(json, ref place, out var number))
            return _encoder.Set(request.Row, column, Moment.Closure, number) == CellProblem.None;
        if (PlainJson.TryText(json, ref place, out var utf8))
        {
            if (utf8.Length > buffer.Length)
                return false;
            Utf8.ToUtf16(utf8, buffer, out _, out var length);
            ReadOnlySpan<char> text = buffer[..length];
            isEmpty = text.IsWhiteSpace();
            return isEmpty || _encoder.Set(request.Row, column, Moment.Closure, text) == CellProblem.None;
        }

        if (PlainJson.TryWord(json, ref place, "true"u8))
            return _encoder.Set(request.Row, column, Moment.Closure, "true") == CellProblem.None;
        if (PlainJson.TryWord(json, ref place, "false"u8))
            return _encoder.Set(request.Row, column, Moment.Closure, "false") == CellProblem.None;
        isEmpty = PlainJson.TryWord(json, ref place, "null"u8);
        return isEmpty;
    }
}
