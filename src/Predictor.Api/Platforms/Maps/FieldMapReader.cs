using System.Text.Json;

namespace Predictor.Api.Platforms.Maps;

/// <summary>A field map out of JSON; all of its mistakes come together, each with its place.</summary>
internal sealed class FieldMapReader
{
    public const string Format = "predictor-map/1";

    private static readonly string[] Members = ["customerId", "openedAt", "closedAt", "handleSeconds", "transfers", "resolved", "reopenings"];
    private static readonly string[] Modifiers = ["divide", "words", "unless"];

    private readonly List<string> _mistakes = [];

    /// <exception cref="FormatException">All that is wrong, one mistake a line.</exception>
    public static FieldMap Read(string name, string json)
    {
        var reader = new FieldMapReader();
        FieldMap map;
        try
        {
            map = reader.Map(name, JsonElement.Parse(json));
        }
        catch (JsonException error)
        {
            throw new FormatException($"is not JSON: line {error.LineNumber + 1}", error);
        }

        return reader._mistakes.Count == 0 ? map : throw new FormatException(string.Join('\n', reader._mistakes));
    }

    private FieldMap Map(string name, JsonElement root)
    {
        Check(root, "the map", ["format", "about", "events", "event", "case"]);
        if (Text(root, "format") is var format && format != Format)
            _mistakes.Add($"format: found '{format}', expected '{Format}'");
        var (single, whole) = (Object(root, "event"), Object(root, "case"));
        Check(single, "event", ["only", "id", "case", "at"]);
        var fields = new SortedDictionary<string, FieldRule>(StringComparer.Ordinal);
        foreach (var field in whole.ValueKind == JsonValueKind.Object ? whole.EnumerateObject() : default)
        {
            if (field.Name == "features" && field.Value.ValueKind == JsonValueKind.Object)
            {
                foreach (var column in field.Value.EnumerateObject())
                {
                    fields[FieldMap.Feature + column.Name] = Rule(column.Value, $"case.features.{column.Name}", isTime: false);
                }
            }
            else if (Members.Contains(field.Name))
            {
                fields[field.Name] = Rule(field.Value, $"case.{field.Name}", field.Name is "openedAt" or "closedAt");
            }
            else
            {
                _mistakes.Add($"case.{field.Name}: is none of {string.Join(", ", Members)} and features");
            }
        }

        return new FieldMap
        {
            Name = name,
            About = Text(root, "about") ?? "",
            Events = Text(root, "events"),
            Only = single.ValueKind == JsonValueKind.Object && single.TryGetProperty("only", out var only) ? Rule(only, "event.only", isTime: false) : null,
            EventId = Required(single, "id", isTime: false),
            CaseId = Required(single, "case", isTime: false),
            At = Required(single, "at", isTime: true),
            Fields = fields,
        };
    }

    private FieldRule Required(JsonElement holder, string name, bool isTime)
    {
        if (holder.ValueKind == JsonValueKind.Object && holder.TryGetProperty(name, out var rule))
            return Rule(rule, $"event.{name}", isTime);
        _mistakes.Add($"event.{name}: is missing, expected a path or a rule");
        return new FieldRule { Take = FieldTake.First, Paths = [] };
    }

    private FieldRule Rule(JsonElement value, string place, bool isTime)
    {
        if (value.ValueKind == JsonValueKind.String)
            return new FieldRule { Take = FieldTake.First, Paths = Paths(value, place), IsTime = isTime };
        string[] takes = [.. Enum.GetNames<FieldTake>().Select(JsonNamingPolicy.CamelCase.ConvertName)];
        string[] durations = ["until", "untilLast"];
        if (value.ValueKind != JsonValueKind.Object)
        {
            _mistakes.Add($"{place}: expected a path, or an object with one of {string.Join(", ", takes)}");
            return new FieldRule { Take = FieldTake.First, Paths = [] };
        }

        Check(value, place, [.. takes, "from", .. Modifiers]);
        string[] said = [.. takes.Where(take => value.TryGetProperty(take, out _))];
        if (said.Length != 1 || durations.Contains(said[0]) != value.TryGetProperty("from", out var from))
        {
            _mistakes.Add($"{place}: expected one of {string.Join(", ", takes)}, and from beside until and untilLast alone");
            return new FieldRule { Take = FieldTake.First, Paths = [] };
        }

        var take = Enum.Parse<FieldTake>(said[0], ignoreCase: true);
        var paths = Paths(value.GetProperty(said[0]), $"{place}.{said[0]}");
        var isDuration = durations.Contains(said[0]);
        return new FieldRule
        {
            Take = take,
            Paths = isDuration ? Paths(from, $"{place}.from") : paths,
            To = isDuration ? paths : [],
            IsTime = isTime,
            Divide = value.TryGetProperty("divide", out var divide) ? Positive(divide, $"{place}.divide") : 1,
            Words = value.TryGetProperty("words", out var words) ? WordsOf(words, $"{place}.words") : new Dictionary<string, string>(),
            Unless = value.TryGetProperty("unless", out var unless) ? Paths(unless, $"{place}.unless") : [],
        };
    }

    private MapPath[] Paths(JsonElement value, string place)
    {
        JsonElement[] texts = value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : [value];
        if (texts.Length == 0 || texts.Any(text => text.ValueKind != JsonValueKind.String))
        {
            _mistakes.Add($"{place}: expected a path or a list of them");
            return [];
        }

        var paths = new List<MapPath>();
        foreach (var text in texts)
        {
            try
            {
                paths.Add(MapPath.Parse(text.GetString()!));
            }
            catch (FormatException error)
            {
                _mistakes.Add($"{place}: {error.Message}");
            }
        }

        return [.. paths];
    }

    private double Positive(JsonElement value, string place)
    {
        if (value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && number > 0)
            return number;
        _mistakes.Add($"{place}: expected a number above 0");
        return 1;
    }

    private Dictionary<string, string> WordsOf(JsonElement value, string place)
    {
        var words = new Dictionary<string, string>(StringComparer.Ordinal);
        if (value.ValueKind != JsonValueKind.Object || value.EnumerateObject().Any(word => word.Value.ValueKind != JsonValueKind.String))
        {
            _mistakes.Add($"{place}: expected an object, by the platform's word ours");
            return words;
        }

        foreach (var word in value.EnumerateObject())
        {
            words[word.Name.ToLowerInvariant()] = word.Value.GetString()!;
        }

        return words;
    }

    private void Check(JsonElement holder, string place, string[] known)
    {
        if (holder.ValueKind != JsonValueKind.Object)
        {
            _mistakes.Add($"{place}: expected an object");
            return;
        }

        foreach (var other in holder.EnumerateObject().Where(member => !known.Contains(member.Name)))
        {
            _mistakes.Add($"{place}: {other.Name} is none of {string.Join(", ", known)}");
        }
    }

    private static JsonElement Object(JsonElement root, string name) => root.ValueKind == JsonValueKind.Object && root.TryGetProperty(name, out var value) ? value : default;

    private static string? Text(JsonElement root, string name) => Object(root, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
}
