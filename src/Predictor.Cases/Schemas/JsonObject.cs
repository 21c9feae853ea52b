using System.Text.Json;
using Predictor.Cases.Text;

namespace Predictor.Cases.Schemas;

/// <summary>
/// One object of a JSON file, read strictly: what is not asked for is a mistake, and a mistake does not stop the reading.
/// A property that is null counts as left out.
/// </summary>
internal sealed class JsonObject
{
    private readonly Dictionary<string, JsonElement> _properties = new(StringComparer.Ordinal);
    private readonly List<string> _asked = [];
    private readonly JsonMistakes _mistakes;
    private readonly string _path;

    public JsonObject(JsonElement element, string path, JsonMistakes mistakes)
    {
        _mistakes = mistakes;
        _path = path;
        if (element.ValueKind != JsonValueKind.Object)
        {
            mistakes.Add(path, $"found {Show(element)}, expected an object");
            IsBroken = true;
            return;
        }

        foreach (var property in element.EnumerateObject())
        {
            if (!_properties.TryAdd(property.Name, property.Value))
                mistakes.Add(At(property.Name), "is there twice");
        }
    }

    /// <summary>It is no object; everything in it would be called missing.</summary>
    public bool IsBroken { get; }

    public string At(string name) => _path.Length == 0 ? name : $"{_path}.{name}";

    public string? Text(string name) =>
        Get(name, JsonValueKind.String, "text") is { } value ? value.GetString() : null;

    /// <summary>Text that must be there and hold something.</summary>
    public string RequiredText(string name, string expected)
    {
        if (Text(name) is not { } text)
        {
            if (!_mistakes.Has(At(name)))
                _mistakes.Add(At(name), $"is missing, expected {expected}");
            return "";
        }

        if (string.IsNullOrWhiteSpace(text))
            _mistakes.Add(At(name), $"found \"{text}\", expected {expected}");
        return text;
    }

    public double? Number(string name)
    {
        if (Get(name, JsonValueKind.Number, "a number") is not { } value)
            return null;
        if (value.TryGetDouble(out var number) && double.IsFinite(number))
            return number;

        _mistakes.Add(At(name), $"found {Show(value)}, expected a number that a double can hold");
        return null;
    }

    public bool Flag(string name)
    {
        if (Find(name) is not { } value)
            return false;
        if (value.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
            _mistakes.Add(At(name), $"found {Show(value)}, expected true or false");
        return value.ValueKind == JsonValueKind.True;
    }

    /// <summary>One of an enum's names in camelCase; null where left out or wrong.</summary>
    public TChoice? Choice<TChoice>(string name, bool required = false)
        where TChoice : struct, Enum
    {
        if (Find(name) is { } value)
            return JsonChoice.Read<TChoice>(value, At(name), _mistakes);
        if (required)
            _mistakes.Add(At(name), $"is missing, expected one of {JsonChoice.Names<TChoice>()}");
        return null;
    }

    /// <summary>The elements of an array with their places; empty where left out or wrong.</summary>
    public IReadOnlyList<(JsonElement Element, string Path)> List(string name, string expected)
    {
        if (Get(name, JsonValueKind.Array, expected) is { } value)
            return [.. value.EnumerateArray().Select((element, i) => (element, $"{At(name)}[{i}]"))];
        if (!_mistakes.Has(At(name)))
            _mistakes.Add(At(name), $"is missing, expected {expected}");
        return [];
    }

    /// <summary>A map of names to what they are given, with their places.</summary>
    public IReadOnlyList<(string Name, JsonElement Element, string Path)> Map(string name, string expected)
    {
        if (Get(name, JsonValueKind.Object, expected) is not { } value)
            return [];

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var twice in value.EnumerateObject().Where(property => !seen.Add(property.Name)))
        {
            _mistakes.Add($"{At(name)}.{twice.Name}", "is there twice");
        }

        return [.. value.EnumerateObject().DistinctBy(property => property.Name).Select(property => (property.Name, property.Value, $"{At(name)}.{property.Name}"))];
    }

    /// <summary>Calls a mistake whatever has not been asked for.</summary>
    public void Close()
    {
        foreach (var unknown in _properties.Keys.Except(_asked, StringComparer.Ordinal))
        {
            var nearest = Nearest.To(unknown, _asked);
            _mistakes.Add(At(unknown), $"is not known{(nearest is null ? $", there are {string.Join(", ", _asked)}" : $", the nearest is {nearest}")}");
        }
    }

    /// <summary>A value as a message shows it.</summary>
    public static string Show(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        _ when element.GetRawText() is { Length: > 60 } text => text[..60] + "…",
        _ => element.GetRawText(),
    };

    private JsonElement? Get(string name, JsonValueKind kind, string expected)
    {
        if (Find(name) is not { } value)
            return null;
        if (value.ValueKind == kind)
            return value;

        _mistakes.Add(At(name), $"found {Show(value)}, expected {expected}");
        return null;
    }

    private JsonElement? Find(string name)
    {
        _asked.Add(name);
        return _properties.TryGetValue(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
    }
}
