namespace Predictor.Forests.Formats;

/// <summary>A whole file. The buffer grows with the bytes that arrive, never with a length that is only claimed.</summary>
internal static class BoundedBytes
{
    public static Memory<byte> Read(Stream stream, string name, int maximumBytes)
    {
        var bytes = new byte[64 * 1024];
        var length = 0;
        int read;
        while ((read = stream.Read(bytes.AsSpan(length))) > 0)
        {
            length += read;
            if (length > maximumBytes)
                throw new ForestFormatException(FormattableString.Invariant($"{name}: longer than {maximumBytes} bytes, the longest model file that is read."));
            if (length == bytes.Length)
                Array.Resize(ref bytes, (int)Math.Min(2L * length, maximumBytes + 1L));
        }

        return bytes.AsMemory(0, length);
    }
}
