using System.Text.Json;
using System.Text.Json.Serialization;

namespace Predictor.Api.Scoring;

/// <summary>A figure that is undefined (NaN: too few rows, one class) is null in answers, for JSON has no word for it.</summary>
internal sealed class UndefinedAsNull : JsonConverter<double>
{
    public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Null ? double.NaN : reader.GetDouble();

    public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options)
    {
        if (double.IsFinite(value))
            writer.WriteNumberValue(value);
        else
            writer.WriteNullValue();
    }
}
