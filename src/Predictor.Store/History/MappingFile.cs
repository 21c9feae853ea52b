using System.Text.Encodings.Web;
using System.Text.Json;
using Predictor.Cases;

namespace Predictor.Store.History;

/// <summary>Reads and writes <c>mapping.json</c>.</summary>
public static class MappingFile
{
    /// <summary>Letters as themselves, so that a person can read and edit the file; it is never embedded in HTML.</summary>
    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <exception cref="DataException">With every mistake at once.</exception>
    public static Mapping Read(string path)
    {
        var name = Path.GetFileName(path);
        if (!File.Exists(path))
            throw new DataException($"{name}: there is no such file ({path}).");

        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path), new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            var reader = new MappingReader();
            var mapping = reader.Read(document.RootElement);
            return reader.Mistakes.Count == 0 ? mapping : throw new DataException($"{name}: {string.Join("; ", reader.Mistakes)}");
        }
        catch (JsonException error)
        {
            throw new DataException($"{name}, line {error.LineNumber + 1}: is no JSON: {error.Message}", error);
        }
    }

    /// <summary>Written beside and moved into place; bytes depend on the mapping alone.</summary>
    public static void Write(string path, Mapping mapping)
    {
        var beside = $"{path}.new";
        using (var stream = File.Create(beside))
        {
            using var json = new Utf8JsonWriter(stream, Options);
            Write(json, mapping);
            json.Flush();
            stream.WriteByte((byte)'\n');
        }

        File.Move(beside, path, overwrite: true);
    }

    private static void Write(Utf8JsonWriter json, Mapping mapping)
    {
        json.WriteStartObject();
        json.WriteString("format", Mapping.Format);
        json.WriteStartObject("events");
        foreach (var name in EventNames.Fields.Keys.Where(mapping.Events.ContainsKey))
        {
            var source = mapping.Events[name];
            json.WriteStartObject(name);
            json.WriteString("table", source.Table);
            json.WriteStartObject("fields");
            var (required, optional) = EventNames.Fields[name];
            foreach (var field in required.Concat(optional).OrderByDescending(field => field is EventNames.CaseId or EventNames.CustomerId).Where(source.Fields.ContainsKey))
            {
                Write(json, field, source.Fields[field], source.Table);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteStartObject("given");
        foreach (var (name, source) in mapping.Given)
        {
            Write(json, name, source, null);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, FieldSource source, string? eventTable)
    {
        json.WriteStartObject(name);
        if (source.Table != eventTable)
            json.WriteString("table", source.Table);
        json.WriteString("column", source.Column);
        if (source.TimeFormat is { } format)
            json.WriteString("timeFormat", format);
        if (source.Scale != 1)
            json.WriteNumber("scale", source.Scale);
        if (source.Values is { } values)
        {
            json.WriteStartObject("values");
            foreach (var (from, to) in values)
            {
                json.WriteString(from, to);
            }

            json.WriteEndObject();
        }

        if (source.Review is { } review)
            json.WriteString("review", review);
        json.WriteEndObject();
    }
}
