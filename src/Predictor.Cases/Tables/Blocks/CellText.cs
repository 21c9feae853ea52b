using System.Text;

namespace Predictor.Cases.Tables.Blocks;

/// <summary>A cell's bytes as trimmed text, the same that <see cref="CsvTable"/> gives.</summary>
internal static class CellText
{
    /// <summary>Without the spaces around it, those beyond ASCII among them.</summary>
    public static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> cell)
    {
        if (cell.IsEmpty || (IsPlain(cell[0]) && IsPlain(cell[^1])))
            return cell;

        while (!cell.IsEmpty && Rune.DecodeFromUtf8(cell, out var first, out var length) == default && Rune.IsWhiteSpace(first))
        {
            cell = cell[length..];
        }

        while (!cell.IsEmpty && Rune.DecodeLastFromUtf8(cell, out var last, out var length) == default && Rune.IsWhiteSpace(last))
        {
            cell = cell[..^length];
        }

        return cell;
    }

    /// <summary>Its characters, in <paramref name="room"/>, which grows where it has to.</summary>
    public static ReadOnlySpan<char> Decode(ReadOnlySpan<byte> text, ref char[] room)
    {
        if (room.Length < text.Length)
            room = new char[text.Length];
        return room.AsSpan(0, Encoding.UTF8.GetChars(text, room));
    }

    /// <summary>ASCII and no space.</summary>
    private static bool IsPlain(byte letter) => letter is > (byte)' ' and < 0x7F;
}
