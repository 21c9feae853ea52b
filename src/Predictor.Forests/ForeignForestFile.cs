using System.IO.Compression;
using Predictor.Forests.Formats;
using Predictor.Forests.Formats.LightGBM;
using Predictor.Forests.Formats.XGBoost;

namespace Predictor.Forests;

/// <summary>Reads the model files of other libraries: XGBoost's JSON and LightGBM's text. What is read, and how each rule is carried over, is in the room's README.</summary>
public static class ForeignForestFile
{
    /// <summary>Longest file read, unpacked, 1 GiB.</summary>
    public const int MaximumBytes = 1 << 30;

    private static ReadOnlySpan<byte> GzipMark => [0x1F, 0x8B];

    /// <param name="stream">The file, also gzipped; its content tells which library wrote it.</param>
    /// <param name="name">What to call the file in an error.</param>
    /// <param name="allTrees">Keep also the trees that came after the best iteration, where the file says which it was.</param>
    /// <exception cref="ForestFormatException">No such model, or one that a forest cannot express; names the file and, where there is one, the tree, the node and the field.</exception>
    public static ForeignForest Read(Stream stream, string name, bool allTrees = false) => Read(stream, name, allTrees, MaximumBytes);

    internal static ForeignForest Read(Stream stream, string name, bool allTrees, int maximumBytes)
    {
        var bytes = Unpack(stream, name, maximumBytes);
        if (bytes.Span.StartsWith("\uFEFF"u8))
            bytes = bytes[3..];
        return FileKind.Of(bytes.Span) switch
        {
            FileKind.XGBoostJson => XGBoostReader.Read(bytes, name, allTrees),
            FileKind.LightGBMText => LightGBMReader.Read(bytes, name),
            var kind => throw new ForestFormatException($"{name}: {kind}; expected XGBoost's JSON (save_model to a name that ends in .json) or LightGBM's text (save_model)."),
        };
    }

    private static Memory<byte> Unpack(Stream stream, string name, int maximumBytes)
    {
        var bytes = BoundedBytes.Read(stream, name, maximumBytes);
        if (!bytes.Span.StartsWith(GzipMark))
            return bytes;

        try
        {
            using var unpacked = new GZipStream(new MemoryStream(bytes.ToArray(), writable: false), CompressionMode.Decompress);
            return BoundedBytes.Read(unpacked, name, maximumBytes);
        }
        catch (InvalidDataException fault)
        {
            throw new ForestFormatException($"{name}: begins as a gzip file and cannot be unpacked: {fault.Message}", fault);
        }
    }
}
