using System.Text.Json;
using System.Text.Unicode;
using Predictor.Api.Security;
using Predictor.Cases;
using Predictor.Models.Registry;

namespace Predictor.Api.Scoring;

/// <summary>
/// A JSON body into a model's row. What cannot be used counts as missing and is named in the warnings, so that a live call is answered;
/// a mistake is only what leaves no case to score: no JSON object, no features, an id that is no id.
/// </summary>
internal sealed partial class ScoreRequestReader(LiveModel live, DateTimeOffset now)
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = Limits.Depth };

    private readonly CaseEncoder _encoder = live.Model.Encoder;
    private readonly ScoreRequest _request = new(live.Model.Encoder.Width);
    private Moment? _moment;
    private string? _momentFound;
    private DateTimeOffset? _asOf;
    private (int Start, int Length)? _features;

    public ScoreRequest Read(ReadOnlySpan<byte> body)
    {
        try
        {
            if (body.IsEmpty)
            {
                Mistake("body", "found nothing, expected a JSON object with features");
            }
            else if (!Utf8.IsValid(body))
            {
                Mistake("body", "found bytes that are not UTF-8, expected a JSON object in UTF-8");
            }
            else
            {
                ReadFields(body);
            }
        }
        catch (JsonException error)
        {
            Mistake("body", $"is not JSON, or nested deeper than {Limits.Depth} levels: line {error.LineNumber + 1}, byte {error.BytePositionInLine + 1}");
        }

        return _request;
    }

    private void ReadFields(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body, Options);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            Mistake("body", $"found {JsonText.Found(in reader)}, expected a JSON object with features");
            Skip(ref reader);
            return;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            ReadField(ref reader);
        }

        // A whole document: anything after its end is a mistake of its own.
        reader.Read();
        if (_features is not { } features)
        {
            if (!_request.Mistakes.ContainsKey("features"))
            {
                Mistake("features", "found nothing, expected an object of the model's columns; it may be empty");
            }

            return;
        }

        _request.AsOf = _asOf ?? now;
        _encoder.Clear(_request.Row);
        _encoder.SetClock(_request.Row, _request.AsOf);
        new FeatureReader(live, _request).Read(body.Slice(features.Start, features.Length), _moment, _momentFound);
        if (_request.CaseId is null && !_request.Mistakes.ContainsKey("caseId"))
        {
            _request.Warnings.Add(WarningCode.CaseIdMissing, "caseId", null, null, "the case's id, so that its outcome can be joined later");
        }
    }

    private void ReadField(ref Utf8JsonReader reader)
    {
        Span<char> buffer = stackalloc char[JsonText.Longest];
        var length = JsonText.Read(in reader, buffer);
        ReadOnlySpan<char> name = length < 0 ? [] : buffer[..length];
        switch (name)
        {
            case "caseId":
                _request.CaseId = Id(ref reader, "caseId");
                break;
            case "customerId":
                _request.CustomerId = Id(ref reader, "customerId");
                break;
            case "moment":
                ReadMoment(ref reader);
                break;
            case "asOf":
                ReadAsOf(ref reader);
                break;
            case "value":
                ReadValue(ref reader);
                break;
            case "features":
                ReadFeatures(ref reader);
                break;
            default:
                var found = JsonText.Found(in reader);
                reader.Read();
                Skip(ref reader);
                _request.Warnings.Add(WarningCode.UnknownField, "body", null, found, "caseId, customerId, moment, asOf, value or features");
                break;
        }
    }

    private void ReadFeatures(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (_features is not null)
        {
            Mistake("features", "found twice, expected once");
        }

        if (reader.TokenType != JsonTokenType.StartObject)
        {
            Mistake("features", $"found {JsonText.Found(in reader)}, expected an object of the model's columns");
            Skip(ref reader);
            return;
        }

        var start = (int)reader.TokenStartIndex;
        Skip(ref reader);
        _features = (start, (int)reader.BytesConsumed - start);
    }

    /// <summary>Null is missing; anything else that is no scalar of the right type leaves the request without a meaning.</summary>
    private void NotText(ref Utf8JsonReader reader, string field, string expected)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return;
        }

        Mistake(field, $"found {JsonText.Found(in reader)}, expected {expected}");
        Skip(ref reader);
    }

    private void Mistake(string place, string message) =>
        _request.Mistakes[place] = _request.Mistakes.TryGetValue(place, out var before) ? [.. before, message] : [message];

    private static void Skip(ref Utf8JsonReader reader)
    {
        if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
        {
            reader.Skip();
        }
    }
}
