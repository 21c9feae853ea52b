using System.Text.Json;
using Predictor.Forests.Files;

namespace Predictor.Forests;

/// <summary>Reads and writes a forest's own file, format <c>predictor-forest/1</c>, described field by field in the room's README.</summary>
public static class ForestFile
{
    /// <summary>Name and version of the format written.</summary>
    public const string Format = "predictor-forest/1";

    /// <summary>Longest file read, 1 GiB.</summary>
    public const int MaximumBytes = 1 << 30;

    /// <summary>Writes UTF-8 JSON whose bytes depend on the forest alone.</summary>
    public static void Write(Stream stream, Forest forest) => ForestWriter.Write(stream, forest);

    /// <param name="stream">The file.</param>
    /// <param name="name">What to call the file in an error.</param>
    /// <exception cref="ForestFormatException">Not a forest file, a newer format, or one that does not hold together.</exception>
    public static Forest Read(Stream stream, string name)
    {
        var json = ReadBytes(stream, name);
        try
        {
            return new ForestReader(json.Span, name).Read();
        }
        catch (JsonException fault)
        {
            throw new ForestFormatException(FormattableString.Invariant(
                $"{name}: not a forest file: no JSON at line {fault.LineNumber + 1}, byte {fault.BytePositionInLine + 1}: {fault.Message}"), fault);
        }
    }

    /// <summary>The whole file. The buffer grows with the bytes that arrive, never with a length that is only claimed.</summary>
    private static ReadOnlyMemory<byte> ReadBytes(Stream stream, string name)
    {
        var bytes = new byte[64 * 1024];
        var length = 0;
        int read;
        while ((read = stream.Read(bytes.AsSpan(length))) > 0)
        {
            length += read;
            if (length > MaximumBytes)
            {
                throw new ForestFormatException(FormattableString.Invariant($"{name}: longer than {MaximumBytes} bytes, the longest forest file that is read."));
            }

            if (length == bytes.Length) Array.Resize(ref bytes, Math.Min(bytes.Length * 2, MaximumBytes + 1));
        }

        return bytes.AsMemory(0, length);
    }
}
