using System.Globalization;
using System.Numerics;
using System.Text;

namespace Predictor.Forests.Formats.LightGBM;

/// <summary>Lines of <c>field=values</c> between two blank lines: the head of the file, or one tree. Values stay bytes until they are asked for.</summary>
internal sealed class TextBlock(string place)
{
    private readonly Dictionary<string, ReadOnlyMemory<byte>> _fields = new(StringComparer.Ordinal);

    public string Place => place;

    public bool Has(string field) => _fields.ContainsKey(field);

    /// <summary>A line without a value is a flag.</summary>
    public void Add(ReadOnlyMemory<byte> line)
    {
        var equals = line.Span.IndexOf((byte)'=');
        var field = Encoding.UTF8.GetString(line.Span[..(equals < 0 ? line.Length : equals)]);
        if (!_fields.TryAdd(field, equals < 0 ? default : line[(equals + 1)..]))
            throw new ForestFormatException($"{place}: field \"{Shorten(field)}\" is there twice.");
    }

    public string Text(string field) => Encoding.UTF8.GetString(Bytes(field).Span).Trim();

    public string[] Words(string field) => Text(field).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    public int Integer(string field) =>
        int.TryParse(Bytes(field).Span.Trim((byte)' '), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new ForestFormatException($"{place}: {field} is \"{Shorten(Text(field))}\"; expected a whole number of 32 bits.");

    public int[] Integers(string field, int count) => Numbers<int>(field, count, NumberStyles.AllowLeadingSign, "a whole number of 32 bits");

    public uint[] Bitmap(string field, int count) => Numbers<uint>(field, count, NumberStyles.None, "a whole number of 32 bits, not below 0");

    public double[] Doubles(string field, int count) => Numbers<double>(field, count, NumberStyles.Float, "a number");

    public static string Shorten(string text) => text.Length <= 40 ? text : $"{text[..40]}...";

    private ReadOnlyMemory<byte> Bytes(string field) =>
        _fields.TryGetValue(field, out var value) ? value : throw new ForestFormatException($"{place}: field \"{field}\" is missing.");

    /// <summary>The list grows with the numbers that are there, never with a count that is claimed.</summary>
    private T[] Numbers<T>(string field, int count, NumberStyles style, string expected)
        where T : INumber<T>
    {
        var values = new List<T>();
        var rest = Bytes(field).Span.Trim((byte)' ');
        while (!rest.IsEmpty)
        {
            var space = rest.IndexOf((byte)' ');
            var word = space < 0 ? rest : rest[..space];
            if (!T.TryParse(word, style, CultureInfo.InvariantCulture, out var value))
                throw new ForestFormatException($"{place}: {field}[{values.Count}] is \"{Shorten(Encoding.UTF8.GetString(word))}\"; expected {expected}.");
            values.Add(value);
            rest = space < 0 ? default : rest[(space + 1)..].TrimStart((byte)' ');
        }

        return values.Count == count ? [.. values] : throw new ForestFormatException($"{place}: {field} has {values.Count} items; expected {count}.");
    }
}
