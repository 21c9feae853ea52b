using System.Text.Json;
using Predictor.Forests.Files;

namespace Predictor.Forests;

/// <summary>Reads and writes a forest's own file, format <c>predictor-forest/1</c>, described field by field in the room's README.</summary>
public static class ForestFile
{
    /// <summary>Name and version of the format written.</summary>
    public const string Format = "predictor-forest/1";

    /// <summary>Longest file read or written, 1 GiB.</summary>
    public const int MaximumBytes = 1 << 30;

    /// <summary>Writes UTF-8 JSON whose bytes depend on the forest alone. The stream stays open.</summary>
    /// <exception cref="InvalidOperationException">The file would be longer than is read.</exception>
    public static void Write(Stream stream, Forest forest) => ForestWriter.Write(stream, forest, MaximumBytes);

    /// <param name="stream">The file.</param>
    /// <param name="name">What to call the file in an error.</param>
    /// <exception cref="ForestFormatException">Not a forest file, a newer format, or one that does not hold together.</exception>
    public static Forest Read(Stream stream, string name) => Read(stream, name, MaximumBytes);

    internal static Forest Read(Stream stream, string name, int maximumBytes)
    {
        var json = ReadBytes(stream, name, maximumBytes);
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
    private static ReadOnlyMemory<byte> ReadBytes(Stream stream, string name, int maximumBytes)
    {
        var bytes = new byte[64 * 1024];
        var length = 0;
        int read;
        while ((read = stream.Read(bytes.AsSpan(length))) > 0)
        {
            length += read;
            if (length > maximumBytes)
            {
                throw new ForestFormatException(FormattableString.Invariant($"{name}: longer than {maximumBytes} bytes, the longest forest file that is read."));
            }

            if (length == bytes.Length) Array.Resize(ref bytes, (int)Math.Min(2L * length, maximumBytes + 1L));
        }

        return bytes.AsMemory(0, length);
    }
}
