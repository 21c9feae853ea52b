using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace Predictor.Api.Scoring.Shapes;

/// <summary>Names and values as a query or a form has them, as one flat JSON object of strings: what reads JSON reads them too.</summary>
internal static class UrlPairs
{
    public const string FormType = "application/x-www-form-urlencoded";

    /// <summary>Letters stay letters: a text may be as long here as in JSON.</summary>
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>Whether a body is a form. One that says so and holds an object is JSON all the same: curl says so of whatever it sends.</summary>
    public static bool IsForm(string? contentType, ReadOnlySpan<byte> body) =>
        contentType is not null
        && contentType.StartsWith(FormType, StringComparison.OrdinalIgnoreCase)
        && !body.TrimStart(" \t\r\n"u8).StartsWith("{"u8);

    /// <param name="form">The body of a form, UTF-8.</param>
    public static ReadOnlyMemory<byte> ToJson(ReadOnlySpan<byte> form)
    {
        var pairs = new List<(string Name, string Value)>();
        foreach (var pair in new QueryStringEnumerable(Encoding.UTF8.GetString(form)))
        {
            pairs.Add((pair.DecodeName().ToString(), pair.DecodeValue().ToString()));
        }

        return ToJson(pairs);
    }

    /// <param name="pairs">In their order, names given twice among them.</param>
    public static ReadOnlyMemory<byte> ToJson(IEnumerable<(string Name, string Value)> pairs)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(bytes, Relaxed);
        json.WriteStartObject();
        foreach (var (name, value) in pairs)
        {
            json.WriteString(name, value);
        }

        json.WriteEndObject();
        json.Flush();
        return bytes.WrittenMemory;
    }
}
