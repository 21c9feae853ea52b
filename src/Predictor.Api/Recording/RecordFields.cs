using System.Globalization;
using System.Text.Json;
using Predictor.Api.Scoring;
using Predictor.Cases;
using Predictor.Cases.Text;

namespace Predictor.Api.Recording;

/// <summary>The members of one object sent to be recorded. Null, an empty string and a member left out are the same: not said. What cannot be read is a mistake, and named.</summary>
internal sealed class RecordFields(string place, JsonElement item, TimeZoneInfo zone, Dictionary<string, string[]> mistakes, ISet<string> notes)
{
    private const string Whole = "a whole number, 0 or more";

    /// <summary>Of the columns of one object.</summary>
    private const int MostColumns = 1_000;

    /// <summary>Of an outcome, an action or a person, characters.</summary>
    private const int LongestName = 100;

    /// <summary>Characters.</summary>
    private const int LongestNote = 2_000;

    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    public bool HasMistakes { get; private set; }

    public string? Id(string name)
    {
        var text = Text(name, ScoreRequestReader.LongestId);
        if (text is not null && text.Any(char.IsControl))
            Mistake(name, "found a control character, expected printable text");
        return text;
    }

    /// <summary>A list of texts, or one text of several parted by commas or spaces; empty where nothing is said.</summary>
    public IReadOnlyList<string> Texts(string name)
    {
        if (Find(name) is not { } value)
            return [];
        if (value.ValueKind == JsonValueKind.String)
            return value.GetString()!.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        if (value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(each => each.ValueKind == JsonValueKind.String))
            return [.. value.EnumerateArray().Select(each => each.GetString()!)];
        Mistake(name, $"found {Shown(value)}, expected a list of texts");
        return [];
    }

    /// <summary>A list of objects; empty where nothing is said.</summary>
    public IReadOnlyList<JsonElement> Objects(string name)
    {
        if (Find(name) is not { } value)
            return [];
        if (value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(each => each.ValueKind == JsonValueKind.Object))
            return [.. value.EnumerateArray()];
        Mistake(name, $"found {Shown(value)}, expected a list of objects");
        return [];
    }

    public string RequiredId(string name)
    {
        var id = Id(name);
        if (id is null && !HasMistakes)
            Mistake(name, "found nothing, expected an id");
        return id ?? "";
    }

    /// <summary>One of several words; case and spaces do not matter.</summary>
    public T? Choice<T>(string name, Func<string, T?> find, IReadOnlyList<string> words)
        where T : struct
    {
        var text = Text(name, LongestName);
        if (text is null)
            return null;
        if (find(text) is { } found)
            return found;
        Mistake(name, $"found '{JsonText.Cut(text)}', expected {string.Join(", ", words)}");
        return null;
    }

    /// <summary>A few words.</summary>
    public string? Words(string name) => Printable(name, LongestName, "");

    /// <summary>Some lines.</summary>
    public string? Lines(string name) => Printable(name, LongestNote, "\r\n\t");

    /// <summary>A name as schemas have them.</summary>
    public string? Name(string member)
    {
        var text = Text(member, LongestName);
        if (text is null)
        {
            if (!HasMistakes)
                Mistake(member, "found nothing, expected the name of an outcome");
        }
        else if (!char.IsAsciiLetterLower(text[0]) || !text.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '_'))
        {
            Mistake(member, $"found '{JsonText.Cut(text)}', expected small letters, digits and underscores, a letter first");
            return null;
        }

        return text;
    }

    /// <summary>Epoch seconds; a fraction of a second is cut off.</summary>
    public long? Time(string name)
    {
        var text = Text(name, JsonText.Longest);
        if (text is null)
            return null;
        if (IsoTime.TryParse(text, zone, out var time))
            return time.ToUnixTimeSeconds();
        Mistake(name, $"found '{JsonText.Cut(text)}', expected {IsoTime.Expected}");
        return null;
    }

    public long? Count(string name) => Find(name) is { } value ? Count(name, value) : null;

    /// <summary>Money, rounded to whole units of currency as exports are.</summary>
    public long? Amount(string name)
    {
        if (Find(name) is not { } value || (value.ValueKind == JsonValueKind.String && string.IsNullOrWhiteSpace(value.GetString())))
            return null;
        if (value.ValueKind is JsonValueKind.Number or JsonValueKind.String && NumberCell.TryParse(value.ToString(), out var amount) && amount is >= 0 and <= ScoreRequestReader.MostValue)
            return (long)Math.Round(amount, MidpointRounding.AwayFromZero);
        Mistake(name, $"found {Shown(value)}, expected an amount of money, from 0 to 1000000000000");
        return null;
    }

    public bool? Flag(string name)
    {
        if (Find(name) is not { } value)
            return null;
        switch (value.ValueKind)
        {
            case JsonValueKind.True or JsonValueKind.False:
                return value.ValueKind == JsonValueKind.True;
            case JsonValueKind.String or JsonValueKind.Number when NumberCell.TryParseFlag(value.ToString(), out var flag):
                return flag;
            default:
                Mistake(name, $"found {Shown(value)}, expected true or false");
                return null;
        }
    }

    /// <summary>Yes or no, or a word of the sender's own for yes.</summary>
    public bool? Word(string name, Func<string, bool> isYes)
    {
        if (Find(name) is not { ValueKind: JsonValueKind.String } value || NumberCell.TryParseFlag(value.GetString(), out _))
            return Flag(name);
        var text = value.GetString()!.Trim();
        if (text.Length == 0)
            return null;
        if (isYes(text))
            return true;
        Mistake(name, $"found {Shown(value)}, expected yes or no, or the word by which the outcome's label says that it happened");
        return null;
    }

    /// <summary>An object of columns as one JSON object of texts, numbers and flags, without what is not said; null where nothing is.</summary>
    public string? Columns(string name)
    {
        if (Find(name) is not { } value)
            return null;
        if (value.ValueKind != JsonValueKind.Object || value.EnumerateObject().Skip(MostColumns).Any())
        {
            Mistake(name, $"found {Shown(value)}, expected an object of at most {MostColumns} columns");
            return null;
        }

        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            foreach (var (column, cell) in Cells(name, value))
            {
                writer.WritePropertyName(column);
                cell.WriteTo(writer);
            }

            writer.WriteEndObject();
        }

        return buffer.Length > 2 ? System.Text.Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length) : null;
    }

    /// <summary>A column of that object as a whole number, where it is one: what need not be said twice.</summary>
    public long? CountAmong(string columns, string name) =>
        item.TryGetProperty(columns, out var value) && value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out var cell) && TryCount(cell, out var count) ? count : null;

    /// <summary>The same as a flag.</summary>
    public bool? FlagAmong(string columns, string name) =>
        item.TryGetProperty(columns, out var value) && value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out var cell)
            && cell.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array) && NumberCell.TryParseFlag(cell.ToString(), out var flag) ? flag : null;

    /// <summary>Members that are none of those asked for: a name misspelt is data lost.</summary>
    public void RefuseOthers()
    {
        foreach (var member in item.EnumerateObject().Where(member => !_known.Contains(member.Name)))
        {
            Mistake(JsonText.Cut(member.Name), $"is no member of this; expected {string.Join(", ", _known)}");
        }
    }

    public void Mistake(string name, string message)
    {
        HasMistakes = true;
        var where = place.Length == 0 ? name : $"{place}.{name}";
        mistakes[where] = mistakes.TryGetValue(where, out var before) ? [.. before, message] : [message];
    }

    /// <summary>Something that is taken and worth a look: the same of many objects is said once.</summary>
    public void Note(string sentence) => notes.Add(sentence);

    private IEnumerable<(string Column, JsonElement Cell)> Cells(string name, JsonElement columns)
    {
        foreach (var column in columns.EnumerateObject())
        {
            switch (column.Value.ValueKind)
            {
                case JsonValueKind.Null:
                case JsonValueKind.String when column.Value.GetString()!.Length == 0:
                    break;
                case JsonValueKind.Object or JsonValueKind.Array:
                case JsonValueKind.String when column.Value.GetString()!.Length > JsonText.Longest || column.Value.GetString()!.Contains('\0', StringComparison.Ordinal):
                    Mistake($"{name}.{JsonText.Cut(column.Name)}", $"found {Shown(column.Value)}, expected a number, true, false or text of at most {JsonText.Longest} characters");
                    break;
                default:
                    yield return (column.Name, column.Value);
                    break;
            }
        }
    }

    private string? Printable(string name, int longest, string otherwise)
    {
        var text = Text(name, longest);
        if (text?.Any(letter => char.IsControl(letter) && !otherwise.Contains(letter, StringComparison.Ordinal)) != true)
            return text;
        Mistake(name, "found a control character, expected printable text");
        return null;
    }

    private string? Text(string name, int longest)
    {
        if (Find(name) is not { } value)
            return null;
        var text = value.ValueKind is JsonValueKind.String or JsonValueKind.Number ? value.ToString().Trim() : null;
        if (text is null || text.Length > longest)
        {
            Mistake(name, $"found {Shown(value)}, expected text of at most {longest} characters");
            return null;
        }

        return text.Length == 0 ? null : text;
    }

    private long? Count(string name, JsonElement value)
    {
        if (TryCount(value, out var count))
            return count;
        if (value.ValueKind == JsonValueKind.String && string.IsNullOrWhiteSpace(value.GetString()))
            return null;
        Mistake(name, $"found {Shown(value)}, expected {Whole}");
        return null;
    }

    private static bool TryCount(JsonElement value, out long count)
    {
        count = 0;
        if (value.ValueKind is not (JsonValueKind.Number or JsonValueKind.String)
            || !double.TryParse(value.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            || number is < 0 or > 1e15 || number != Math.Floor(number))
        {
            return false;
        }

        count = (long)number;
        return true;
    }

    private JsonElement? Find(string name)
    {
        _known.Add(name);
        return item.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
    }

    private static string Shown(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => $"'{JsonText.Cut(value.GetString())}'",
        _ => JsonText.Cut(value.GetRawText()),
    };
}
