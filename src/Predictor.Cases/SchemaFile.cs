using System.Text.Json;
using Predictor.Cases.Schemas;

namespace Predictor.Cases;

/// <summary>Reads and writes <c>schema.json</c>.</summary>
public static class SchemaFile
{
    /// <summary>Largest file that is read, bytes.</summary>
    public const int MaximumLength = 16 << 20;

    /// <summary>camelCase JSON; bytes depend on the schema alone.</summary>
    public static void Write(Stream stream, Schema schema)
    {
        using (var json = new Utf8JsonWriter(stream, SchemaWriter.Options))
        {
            new SchemaWriter(json).Write(schema);
        }

        stream.WriteByte((byte)'\n');
    }

    /// <summary>Everything that is wrong with a schema made in code or read; empty where nothing is.</summary>
    public static IReadOnlyList<string> Mistakes(Schema schema)
    {
        // Written and read back, so that a schema of records is held to what a file is held to.
        using var stream = new MemoryStream();
        Write(stream, schema);
        var mistakes = new JsonMistakes();
        Read(stream.ToArray(), mistakes);
        return mistakes.Found;
    }

    /// <exception cref="SchemaException">With every mistake, each naming its place (columns[3].kind), the value found and what was expected.</exception>
    public static Schema Read(Stream stream, string name)
    {
        var mistakes = new JsonMistakes();
        var schema = ReadAtMost(stream) is { } bytes ? Read(bytes, mistakes) : null;
        if (schema is null && mistakes.Found.Count == 0)
            mistakes.Add("", $"the file is larger than {MaximumLength} bytes");

        return schema is null || mistakes.Found.Count > 0 ? throw new SchemaException(name, mistakes.Found) : schema;
    }

    /// <exception cref="SchemaException">No such file, or with every mistake.</exception>
    public static Schema Read(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            return Read(stream, Path.GetFileName(path));
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new SchemaException($"{Path.GetFileName(path)}: there is no such file ({path})", error);
        }
        catch (UnauthorizedAccessException error)
        {
            throw new SchemaException($"{Path.GetFileName(path)}: the file cannot be opened for reading ({path})", error);
        }
    }

    private static Schema? Read(byte[] bytes, JsonMistakes mistakes)
    {
        try
        {
            ReadOnlyMemory<byte> text = bytes.AsSpan().StartsWith("\uFEFF"u8) ? bytes.AsMemory(3) : bytes;
            using var document = JsonDocument.Parse(text);
            if (JsonText.FindBroken(text.Span) is { } line)
            {
                mistakes.Add("", $"is not text: line {line} holds half of a surrogate pair or a byte that is not UTF-8");
                return null;
            }

            var schema = new SchemaReader(mistakes).Read(document.RootElement);
            if (schema is not null)
                new SchemaRules(schema, mistakes).Check();
            return schema;
        }
        catch (JsonException error)
        {
            mistakes.Add("", $"is not JSON: line {error.LineNumber + 1}, byte {error.BytePositionInLine + 1}");
            return null;
        }
    }

    private static byte[]? ReadAtMost(Stream stream)
    {
        using var copy = new MemoryStream();
        var block = new byte[1 << 16];
        for (int read; (read = stream.Read(block)) > 0;)
        {
            copy.Write(block, 0, read);
            if (copy.Length > MaximumLength)
                return null;
        }

        return copy.ToArray();
    }
}
