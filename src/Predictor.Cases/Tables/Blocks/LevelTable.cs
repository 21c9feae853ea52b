using System.Buffers.Binary;
using System.Text;

namespace Predictor.Cases.Tables.Blocks;

/// <summary>Texts in UTF-8, each once, numbered from 0 in the order in which they came: a hash table with linear probing over one array of bytes.</summary>
internal sealed class LevelTable
{
    /// <summary>Position of a text in <see cref="_ends"/> plus 1; 0 where the place is free.</summary>
    private int[] _places = new int[64];
    private uint[] _hashes = new uint[32];
    private int[] _ends = new int[32];
    private byte[] _bytes = new byte[256];

    public int Count { get; private set; }

    public ReadOnlySpan<byte> this[int code] => _bytes.AsSpan(Start(code), _ends[code] - Start(code));

    /// <summary>The text's number, a new one where it was not there.</summary>
    public int Add(ReadOnlySpan<byte> text)
    {
        var hash = Hash(text);
        var place = (int)hash & (_places.Length - 1);
        for (; _places[place] > 0; place = (place + 1) & (_places.Length - 1))
        {
            var code = _places[place] - 1;
            if (_hashes[code] == hash && this[code].SequenceEqual(text))
                return code;
        }

        if (2 * (Count + 1) > _places.Length)
        {
            Grow();
            place = Free(hash);
        }

        Keep(text, hash);
        _places[place] = ++Count;
        return Count - 1;
    }

    public string Text(int code) => Encoding.UTF8.GetString(this[code]);

    private int Start(int code) => code == 0 ? 0 : _ends[code - 1];

    private void Keep(ReadOnlySpan<byte> text, uint hash)
    {
        var start = Start(Count);
        if (start + text.Length > _bytes.Length)
            Array.Resize(ref _bytes, int.Max(2 * _bytes.Length, start + text.Length));
        text.CopyTo(_bytes.AsSpan(start));
        _ends[Count] = start + text.Length;
        _hashes[Count] = hash;
    }

    private void Grow()
    {
        Array.Resize(ref _hashes, _places.Length);
        Array.Resize(ref _ends, _places.Length);
        _places = new int[2 * _places.Length];
        for (var code = 0; code < Count; code++)
        {
            _places[Free(_hashes[code])] = code + 1;
        }
    }

    private int Free(uint hash)
    {
        var place = (int)hash & (_places.Length - 1);
        while (_places[place] > 0)
        {
            place = (place + 1) & (_places.Length - 1);
        }

        return place;
    }

    /// <summary>Eight bytes at a time, multiplied by 2^64 over the golden ratio (Knuth's multiplicative hashing) and folded.</summary>
    private static uint Hash(ReadOnlySpan<byte> text)
    {
        const ulong Golden = 0x9E3779B97F4A7C15;
        var hash = (ulong)text.Length * Golden;
        for (; text.Length >= 8; text = text[8..])
        {
            hash = (hash ^ BinaryPrimitives.ReadUInt64LittleEndian(text)) * Golden;
            hash ^= hash >> 32;
        }

        var rest = 0UL;
        foreach (var letter in text)
        {
            rest = (rest << 8) | letter;
        }

        hash = (hash ^ rest) * Golden;
        return (uint)(hash >> 32);
    }
}
