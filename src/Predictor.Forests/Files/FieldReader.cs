using System.Text.Json;

namespace Predictor.Forests.Files;

/// <summary>
/// Steps through the file's JSON and knows where it is, for errors. It allocates in proportion to the bytes it has been given and no more.
/// </summary>
internal ref struct FieldReader
{
    private readonly string _file;
    private Utf8JsonReader _json;
    private int? _tree;
    private string? _field;
    private int? _item;

    public FieldReader(ReadOnlySpan<byte> json, string file)
    {
        _json = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = 8 });
        _file = file;
    }

    public readonly bool IsNull => _json.TokenType == JsonTokenType.Null;

    public void Read() => _json.Read();

    /// <summary>The tree that errors name from here on.</summary>
    public void BeginTree(int tree)
    {
        _tree = tree;
        _field = null;
        _item = null;
        Expect(JsonTokenType.StartObject, "an object");
    }

    public void EndTree() => _tree = null;

    /// <summary>Steps to the next field's name; null at the end of the object.</summary>
    public string? NextField()
    {
        _item = null;
        _field = null;
        Read();
        if (_json.TokenType == JsonTokenType.EndObject) return null;

        _field = Text();
        return _field;
    }

    public string ReadText()
    {
        Read();
        Expect(JsonTokenType.String, "text");
        return Text();
    }

    public int ReadInteger()
    {
        Read();
        return Integer();
    }

    public double ReadDouble()
    {
        Read();
        return Double();
    }

    public void BeginArray()
    {
        Read();
        Expect(JsonTokenType.StartArray, "an array");
        _item = -1;
    }

    /// <summary>Steps to the next item of the field's array; false at its end.</summary>
    public bool NextItem()
    {
        Read();
        _item++;
        return _json.TokenType != JsonTokenType.EndArray;
    }

    /// <summary>Steps to the next word of a bitmap, which is itself one item; false at its end.</summary>
    public bool NextWord()
    {
        Read();
        return _json.TokenType != JsonTokenType.EndArray;
    }

    public readonly int Integer()
    {
        Expect(JsonTokenType.Number, "a whole number");
        return _json.TryGetInt32(out var value) ? value : throw Found("a whole number of 32 bits");
    }

    public readonly uint Word()
    {
        Expect(JsonTokenType.Number, "a whole number");
        return _json.TryGetUInt32(out var value) ? value : throw Found("a whole number of 32 bits, not below 0");
    }

    public readonly float Single()
    {
        Expect(JsonTokenType.Number, "a number");
        return _json.TryGetSingle(out var value) && float.IsFinite(value) ? value : throw Found("a number that a 32-bit float holds");
    }

    public readonly double Double()
    {
        Expect(JsonTokenType.Number, "a number");
        return _json.TryGetDouble(out var value) && double.IsFinite(value) ? value : throw Found("a number that a 64-bit float holds");
    }

    public readonly bool Flag() => _json.TokenType switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        _ => throw Found("true or false"),
    };

    public readonly void Expect(JsonTokenType token, string expected)
    {
        if (_json.TokenType != token) throw Found(expected);
    }

    /// <summary>Nothing but white space follows the object, or reading on fails.</summary>
    public void ExpectEnd() => Read();

    public readonly ForestFormatException Missing(string field) => new($"{Place(null)}: field \"{field}\" is missing.");

    public readonly ForestFormatException Unexpected(string field, string[] known) => Array.IndexOf(known, field) < 0
        ? new($"{Place(null)}: unknown field \"{Shorten(field)}\"; expected {string.Join(", ", known)}.")
        : new($"{Place(null)}: field \"{field}\" is there twice.");

    public readonly ForestFormatException Fault(string what) => new($"{Place(null)}: {what}.");

    private readonly string Text()
    {
        try
        {
            return _json.GetString()!;
        }
        catch (InvalidOperationException fault)
        {
            throw new ForestFormatException($"{Place(_field)}: text that is not valid UTF-8.", fault);
        }
    }

    private readonly ForestFormatException Found(string expected) => new($"{Place(_field)}: found {Describe()}; expected {expected}.");

    private readonly string Place(string? field)
    {
        var place = _tree is { } tree ? FormattableString.Invariant($"{_file}: tree {tree}") : _file;
        if (field is null) return place;

        return _item is { } item ? FormattableString.Invariant($"{place}: {field}[{item}]") : $"{place}: {field}";
    }

    private readonly string Describe() => _json.TokenType switch
    {
        JsonTokenType.Number => Shorten(System.Text.Encoding.UTF8.GetString(_json.ValueSpan)),
        JsonTokenType.String => $"the text \"{Shorten(Text())}\"",
        JsonTokenType.StartArray => "an array",
        JsonTokenType.StartObject => "an object",
        JsonTokenType.Null => "null",
        JsonTokenType.True => "true",
        JsonTokenType.False => "false",
        _ => "the end",
    };

    private static string Shorten(string text) => text.Length <= 40 ? text : $"{text[..40]}...";
}
