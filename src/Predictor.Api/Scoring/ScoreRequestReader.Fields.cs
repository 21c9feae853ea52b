using System.Text;
using System.Text.Json;
using Predictor.Cases;
using Predictor.Cases.Text;

namespace Predictor.Api.Scoring;

/// <summary>The request's own fields: ids, moment, time and value. One that is empty or null says nothing: what was said before stays.</summary>
internal sealed partial class ScoreRequestReader
{
    /// <summary>Of an id, characters.</summary>
    public const int LongestId = 200;

    /// <summary>Of a customer's value, money: far beyond any, and far from where sums overflow.</summary>
    public const double MostValue = 1e12;

    private const string Amount = "an amount of money, from 0 to 1000000000000";

    private string? Id(ref Utf8JsonReader reader, string field)
    {
        reader.Read();
        Span<char> buffer = stackalloc char[JsonText.Room(in reader)];
        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
                return null;
            case JsonTokenType.Number:
                return Checked(Encoding.ASCII.GetString(reader.ValueSpan), field);
            case JsonTokenType.String when JsonText.Read(in reader, buffer) is var length and >= 0:
                return Checked(buffer[..length].Trim().ToString(), field);
            default:
                Mistake(field, $"found {JsonText.Found(in reader)}, expected text of at most {LongestId} characters");
                Skip(ref reader);
                return null;
        }
    }

    private string? Checked(string id, string field)
    {
        if (id.Length > LongestId)
        {
            Mistake(field, $"found {id.Length} characters, expected at most {LongestId}");
            return null;
        }

        if (id.AsSpan().ContainsAnyInRange('\0', '\x1f') || id.Contains('\x7f', StringComparison.Ordinal))
        {
            Mistake(field, "found a control character, expected printable text");
            return null;
        }

        return id.Length == 0 ? null : id;
    }

    private void ReadMoment(ref Utf8JsonReader reader)
    {
        reader.Read();
        Span<char> buffer = stackalloc char[JsonText.Room(in reader)];
        if (reader.TokenType == JsonTokenType.String && JsonText.Read(in reader, buffer) is var length and >= 0)
        {
            var text = buffer[..length].Trim();
            if (text.Equals("arrival", StringComparison.OrdinalIgnoreCase))
            {
                (_moment, _momentFound) = (Moment.Arrival, JsonText.Found(in reader));
            }
            else if (text.Equals("closure", StringComparison.OrdinalIgnoreCase))
            {
                (_moment, _momentFound) = (Moment.Closure, JsonText.Found(in reader));
            }
            else if (!text.IsEmpty)
            {
                _request.Warnings.Add(WarningCode.NotAMoment, "moment", null, JsonText.Found(in reader), "arrival or closure");
            }
        }
        else
        {
            NotText(ref reader, "moment", "arrival or closure");
        }
    }

    private void ReadAsOf(ref Utf8JsonReader reader)
    {
        reader.Read();
        Span<char> buffer = stackalloc char[JsonText.Room(in reader)];
        if (reader.TokenType == JsonTokenType.String && JsonText.Read(in reader, buffer) is var length and >= 0)
        {
            if (IsoTime.TryParse(buffer[..length], _encoder.Zone, out var time))
            {
                _asOf = time;
            }
            else if (!buffer[..length].IsWhiteSpace())
            {
                _request.Warnings.Add(WarningCode.NotATime, "asOf", null, JsonText.Found(in reader), IsoTime.Expected);
            }
        }
        else
        {
            NotText(ref reader, "asOf", IsoTime.Expected);
        }
    }

    private void ReadValue(ref Utf8JsonReader reader)
    {
        reader.Read();
        Span<char> buffer = stackalloc char[JsonText.Room(in reader)];
        var amount = double.NaN;
        if (reader.TokenType == JsonTokenType.Number)
        {
            amount = reader.GetDouble();
        }
        else if (reader.TokenType == JsonTokenType.String && JsonText.Read(in reader, buffer) is var length and >= 0)
        {
            if (buffer[..length].IsWhiteSpace())
            {
                return;
            }

            amount = NumberCell.TryParse(buffer[..length], out var parsed) ? parsed : double.NaN;
        }
        else
        {
            NotText(ref reader, "value", Amount);
            return;
        }

        if (amount is >= 0 and <= MostValue)
        {
            _request.Value = amount;
        }
        else
        {
            _request.Warnings.Add(WarningCode.NotAnAmount, "value", null, JsonText.Found(in reader), Amount);
        }
    }
}
