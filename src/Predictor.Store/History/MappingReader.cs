using System.Text.Json;

namespace Predictor.Store.History;

/// <summary>JSON into a mapping; a mistake does not stop the reading, so that all are reported together.</summary>
internal sealed class MappingReader
{
    private static readonly JsonElement Empty = JsonDocument.Parse("{}").RootElement.Clone();

    public List<string> Mistakes { get; } = [];

    public Mapping Read(JsonElement root)
    {
        var file = Object(root, "the file", ["format", "events", "given"]);
        if (Text(file, "format", "format") is { } format && format != Mapping.Format)
            Mistakes.Add($"format: found \"{format}\", expected \"{Mapping.Format}\"{(IsNewer(format) ? ": the file is of a newer version than this program reads" : "")}");

        var events = new Dictionary<string, EventSource>(StringComparer.Ordinal);
        foreach (var (name, element) in Entries(file, "events"))
        {
            if (!EventNames.Fields.ContainsKey(name))
                Mistakes.Add($"events.{name}: is not known, there are {string.Join(", ", EventNames.Fields.Keys)}");
            else
                events[name] = ReadEvent(name, element);
        }

        if (!events.TryGetValue(EventNames.Opened, out var opened))
            Mistakes.Add($"events.{EventNames.Opened}: is missing, expected the table of interactions");
        else if (!opened.Fields.ContainsKey(EventNames.CustomerId) && events.Keys.Any(name => EventNames.Fields[name].Required.Contains(EventNames.CustomerId)))
            Mistakes.Add($"events.{EventNames.Opened}.fields.{EventNames.CustomerId}: is missing, expected a column, as there are events of customers");

        var given = new Dictionary<string, FieldSource>(StringComparer.Ordinal);
        foreach (var (name, element) in Entries(file, "given"))
        {
            given[name] = ReadField(element, $"given.{name}", null);
            if (given[name].Table.Length > 0 && events.Values.All(source => source.Table != given[name].Table))
                Mistakes.Add($"given.{name}.table: found \"{given[name].Table}\", which no event is in, so that its rows join no case");
        }

        return new Mapping { Events = events, Given = given };
    }

    private EventSource ReadEvent(string name, JsonElement element)
    {
        var path = $"events.{name}";
        var source = Object(element, path, ["table", "fields"]);
        var table = Text(source, "table", $"{path}.table") ?? "";
        var (required, optional) = EventNames.Fields[name];
        var fields = new Dictionary<string, FieldSource>(StringComparer.Ordinal);
        foreach (var (field, value) in Entries(source, "fields", $"{path}.fields"))
        {
            if (!required.Contains(field) && !optional.Contains(field))
                Mistakes.Add($"{path}.fields.{field}: is not known, there are {string.Join(", ", required.Concat(optional))}");
            else
                fields[field] = ReadField(value, $"{path}.fields.{field}", table);
        }

        foreach (var missing in required.Where(field => !fields.ContainsKey(field)))
        {
            Mistakes.Add($"{path}.fields.{missing}: is missing, expected a column");
        }

        return new EventSource(table, fields);
    }

    private FieldSource ReadField(JsonElement element, string path, string? eventTable)
    {
        var field = Object(element, path, ["table", "column", "timeFormat", "scale", "values", "review"]);
        var table = eventTable is not null && !field.TryGetProperty("table", out _) ? eventTable : Text(field, "table", $"{path}.table") ?? "";
        if (eventTable is not null && table != eventTable)
            Mistakes.Add($"{path}.table: found \"{table}\", expected \"{eventTable}\" as its event, or nothing");

        var timeFormat = OptionalText(field, "timeFormat", path);
        if (timeFormat is not null && !TimeFormat.IsKnown(timeFormat))
            Mistakes.Add($"{path}.timeFormat: found \"{timeFormat}\", expected {TimeFormat.Expected}");

        var scale = 1.0;
        if (field.TryGetProperty("scale", out var number) && (number.ValueKind != JsonValueKind.Number || !number.TryGetDouble(out scale) || !(scale > 0) || !double.IsFinite(scale)))
            Mistakes.Add($"{path}.scale: found {number.GetRawText()}, expected a number above 0");

        var values = field.TryGetProperty("values", out _)
            ? Entries(field, "values", $"{path}.values").ToDictionary(entry => entry.Name, entry => AsText(entry.Element, $"{path}.values.{entry.Name}") ?? "", StringComparer.Ordinal)
            : null;
        return new FieldSource(table, Text(field, "column", $"{path}.column") ?? "", timeFormat, scale, values, OptionalText(field, "review", path));
    }

    private JsonElement Object(JsonElement element, string path, string[] known)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            Mistakes.Add($"{path}: found {element.GetRawText()}, expected an object");
            return Empty;
        }

        foreach (var unknown in element.EnumerateObject().Where(property => !known.Contains(property.Name)))
        {
            Mistakes.Add($"{path}.{unknown.Name}: is not known, there are {string.Join(", ", known)}");
        }

        return element;
    }

    private List<(string Name, JsonElement Element)> Entries(JsonElement parent, string name, string? path = null)
    {
        var entries = new List<(string, JsonElement)>();
        if (!parent.TryGetProperty(name, out var map) || map.ValueKind != JsonValueKind.Object)
        {
            Mistakes.Add($"{path ?? name}: expected an object");
            return entries;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in map.EnumerateObject())
        {
            if (seen.Add(property.Name))
                entries.Add((property.Name, property.Value));
            else
                Mistakes.Add($"{path ?? name}.{property.Name}: is there twice");
        }

        return entries;
    }

    private string? Text(JsonElement parent, string name, string path)
    {
        if (!parent.TryGetProperty(name, out var element))
        {
            Mistakes.Add($"{path}: is missing, expected text");
            return null;
        }

        return AsText(element, path) is { Length: > 0 } text ? text : null;
    }

    private string? OptionalText(JsonElement parent, string name, string path) =>
        parent.TryGetProperty(name, out var element) && element.ValueKind != JsonValueKind.Null ? AsText(element, $"{path}.{name}") : null;

    private string? AsText(JsonElement element, string path)
    {
        if (element.ValueKind == JsonValueKind.String)
            return element.GetString();
        Mistakes.Add($"{path}: found {element.GetRawText()}, expected text");
        return null;
    }

    private static bool IsNewer(string format) =>
        format.StartsWith("predictor-mapping/", StringComparison.Ordinal) && int.TryParse(format.AsSpan("predictor-mapping/".Length), out var version) && version > 1;
}
