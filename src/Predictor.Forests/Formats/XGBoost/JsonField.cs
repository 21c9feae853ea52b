using System.Globalization;
using System.Text.Json;

namespace Predictor.Forests.Formats.XGBoost;

/// <summary>A value of the file, with its place for errors.</summary>
internal readonly record struct JsonField(JsonElement Value, string Place)
{
    public JsonField this[string name] =>
        Find(name) ?? throw new ForestFormatException($"{Place}: field \"{name}\" is missing.");

    public JsonField? Find(string name)
    {
        Expect(JsonValueKind.Object, "an object");
        return Value.TryGetProperty(name, out var value) ? new JsonField(value, $"{Place}: {name}") : null;
    }

    /// <summary>Items of an array, each with its own place.</summary>
    public IEnumerable<JsonField> Items(string place)
    {
        Expect(JsonValueKind.Array, "an array");
        var at = 0;
        foreach (var item in Value.EnumerateArray())
            yield return new JsonField(item, FormattableString.Invariant($"{place} {at++}"));
    }

    public string Text()
    {
        Expect(JsonValueKind.String, "text");
        return Value.GetString()!;
    }

    /// <summary>A whole number, which XGBoost writes as text in its parameters.</summary>
    public int Integer()
    {
        var found = Value.ValueKind == JsonValueKind.String ? Value.GetString()! : Value.GetRawText();
        return int.TryParse(found, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : throw Found("a whole number of 32 bits");
    }

    /// <summary>A float32 as text: "5E-1", or "[5E-1]" as one-item vectors are written from 3.1 on.</summary>
    public float SingleText()
    {
        var text = Text().Trim();
        if (text is ['[', .. var item, ']'])
            text = item;
        return float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : throw Found("a number");
    }

    public string[] Texts() => [.. Items(Place).Select(item => item.Text())];

    public int[] Integers()
    {
        Expect(JsonValueKind.Array, "an array");
        var values = new int[Value.GetArrayLength()];
        var at = 0;
        foreach (var item in Value.EnumerateArray())
        {
            // default_left has been written as 0 and 1, and as false and true.
            values[at] = item.ValueKind switch
            {
                JsonValueKind.True => 1,
                JsonValueKind.False => 0,
                JsonValueKind.Number when item.TryGetInt32(out var value) => value,
                _ => throw Element(item, at).Found("a whole number of 32 bits"),
            };
            at++;
        }

        return values;
    }

    /// <summary>Float32s; NaN and infinities where they were written.</summary>
    public float[] Singles()
    {
        Expect(JsonValueKind.Array, "an array");
        var values = new float[Value.GetArrayLength()];
        var at = 0;
        foreach (var item in Value.EnumerateArray())
        {
            values[at] = item.ValueKind switch
            {
                JsonValueKind.Number when item.TryGetSingle(out var value) => value,
                JsonValueKind.String when item.ValueEquals(JsonTokens.NotANumber) => float.NaN,
                JsonValueKind.String when item.ValueEquals("inf") => float.PositiveInfinity,
                JsonValueKind.String when item.ValueEquals("-inf") => float.NegativeInfinity,
                _ => throw Element(item, at).Found("a number"),
            };
            at++;
        }

        return values;
    }

    public ForestFormatException Found(string expected)
    {
        var raw = Value.GetRawText();
        return new ForestFormatException($"{Place}: found {(raw.Length <= 40 ? raw : $"{raw[..40]}...")}; expected {expected}.");
    }

    private JsonField Element(JsonElement item, int at) => new(item, FormattableString.Invariant($"{Place}[{at}]"));

    private void Expect(JsonValueKind kind, string expected)
    {
        if (Value.ValueKind != kind)
            throw Found(expected);
    }
}
