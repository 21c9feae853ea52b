using System.Text.Json;
using System.Text.Unicode;
using Predictor.Api.Security;
using Predictor.Cases;
using Predictor.Models.Registry;

namespace Predictor.Api.Scoring;

/// <summary>
/// A JSON body and what the query says of the case into a model's row; where both say something, the body counts. What cannot be used counts as missing and is named
/// in the warnings, so that a live call is answered; a mistake is only what leaves no case to score: no JSON object, neither features nor a customer, an id that is no id.
/// </summary>
/// <param name="live">Whose columns there are.</param>
/// <param name="now">The time of a case that says none.</param>
/// <param name="mayBePlain">Whether features that are plain may be read as such: the case is the same, only quicker read.</param>
internal sealed partial class ScoreRequestReader(LiveModel live, DateTimeOffset now, bool mayBePlain = true)
{
    /// <summary>Of a field's name, however it is escaped: customerId in \u0063 and so on.</summary>
    private const int LongestField = 64;

    private static readonly JsonReaderOptions Options = new() { MaxDepth = Limits.Depth };

    private readonly CaseEncoder _encoder = live.Model.Encoder;
    private readonly ScoreRequest _request = new(live.Model.Encoder.Width);
    private Moment? _moment;
    private string? _momentFound;
    private DateTimeOffset? _asOf;
    private (int Start, int Length)? _features;
    private FeatureReader? _plain;
    private bool _hasOthers;
    private bool _hasQuery;

    /// <param name="body">JSON: the request's fields and <c>features</c>, or the columns beside the fields (flat).</param>
    /// <param name="query">The same, flat, or empty.</param>
    public ScoreRequest Read(ReadOnlySpan<byte> body, ReadOnlySpan<byte> query = default)
    {
        try
        {
            if (body.IsEmpty && query.IsEmpty)
            {
                Mistake("body", "found nothing, expected a JSON object with features");
            }
            else if (!Utf8.IsValid(body))
            {
                Mistake("body", "found bytes that are not UTF-8, expected a JSON object in UTF-8");
            }
            else
            {
                ReadBoth(query, body.IsEmpty ? "{}"u8 : body);
            }
        }
        catch (JsonException) when (_plain is not null)
        {
            // What follows the features is no JSON; where, only the reader of all of it says.
            return new ScoreRequestReader(live, now, mayBePlain: false).Read(body, query);
        }
        catch (JsonException error)
        {
            Mistake("body", $"is not JSON, or nested deeper than {Limits.Depth} levels: line {error.LineNumber + 1}, byte {error.BytePositionInLine + 1}");
        }

        return _request;
    }

    /// <summary>Whether a name stands for a field of the request itself, where columns stand beside them; a column of the same name is said as <c>features.NAME</c>.</summary>
    public static bool IsField(ReadOnlySpan<char> name) => name is "caseId" or "customerId" or "moment" or "asOf" or "value";

    private void ReadBoth(ReadOnlySpan<byte> query, ReadOnlySpan<byte> body)
    {
        _encoder.Clear(_request.Row);
        if (!query.IsEmpty)
        {
            _hasQuery = true;
            ReadFields(query, isQuery: true);
        }

        if (!ReadFields(body, isQuery: false))
        {
            return;
        }

        (_request.AsOf, _request.IsAsOfSaid) = (_asOf ?? now, _asOf is not null);
        _encoder.SetClock(_request.Row, _request.AsOf);
        var reader = _plain ?? new FeatureReader(live, _request);
        if (!query.IsEmpty)
        {
            reader.ReadFlat(query, FeatureReader.Query);
        }

        if (_features is { } features)
        {
            NameOthers(body);
            body = body.Slice(features.Start, features.Length);
            if (_plain is null)
                reader.Read(body);
        }
        else
        {
            reader.ReadFlat(body, FeatureReader.Body);
            if (!reader.HasNamed && _request.CustomerId is null && !_request.Mistakes.ContainsKey("features"))
            {
                Mistake("features", "found nothing, expected an object of the model's columns (it may be empty), or columns beside caseId, or a customerId");
            }
        }

        reader.Finish(query, body, _moment, _momentFound);
        if (_request.CaseId is null && !_request.Mistakes.ContainsKey("caseId"))
        {
            _request.Warnings.Add(WarningCode.CaseIdMissing, "caseId", null, null, "the case's id, so that its outcome can be joined later");
        }
    }

    /// <returns>False where there is no object.</returns>
    private bool ReadFields(ReadOnlySpan<byte> json, bool isQuery)
    {
        var reader = new Utf8JsonReader(json, Options);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            Mistake("body", $"found {JsonText.Found(in reader)}, expected a JSON object with features");
            Skip(ref reader);
            return false;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            ReadField(ref reader, json, isQuery);
        }

        // A whole document: anything after its end is a mistake of its own.
        reader.Read();
        return true;
    }

    private void ReadField(ref Utf8JsonReader reader, ReadOnlySpan<byte> json, bool isQuery)
    {
        Span<char> buffer = stackalloc char[LongestField];
        var length = JsonText.Read(in reader, buffer);
        ReadOnlySpan<char> name = length < 0 ? [] : buffer[..length];
        switch (name)
        {
            case "caseId":
                _request.CaseId = Id(ref reader, "caseId") ?? _request.CaseId;
                break;
            case "customerId":
                _request.CustomerId = Id(ref reader, "customerId") ?? _request.CustomerId;
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
            case "features" when !isQuery:
                ReadFeatures(ref reader, json);
                break;
            default:
                _hasOthers = _hasOthers || !isQuery;
                reader.Read();
                Skip(ref reader);
                break;
        }
    }

    /// <summary>Beside an object of features, what is no field is nothing known.</summary>
    private void NameOthers(ReadOnlySpan<byte> body)
    {
        if (!_hasOthers)
        {
            return;
        }

        var reader = new Utf8JsonReader(body, Options);
        reader.Read();
        Span<char> buffer = stackalloc char[JsonText.Longest];
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var length = JsonText.Read(in reader, buffer);
            if (length < 0 || !(IsField(buffer[..length]) || buffer[..length] is "features"))
            {
                _request.Warnings.Add(WarningCode.UnknownField, "body", null, JsonText.Found(in reader), "caseId, customerId, moment, asOf, value or features");
            }

            reader.Read();
            Skip(ref reader);
        }
    }

    private void ReadFeatures(ref Utf8JsonReader reader, ReadOnlySpan<byte> json)
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
        if (IsPlain(ref reader, json, start))
            return;
        Skip(ref reader);
        _features ??= (start, (int)reader.BytesConsumed - start);
    }

    /// <summary>Reads features that are plain, unless the query says something too, which would have to be read before them; the reader goes on at the brace that ends them.</summary>
    private bool IsPlain(ref Utf8JsonReader reader, ReadOnlySpan<byte> json, int start)
    {
        if (!mayBePlain || _hasQuery || _features is not null)
            return false;
        var features = new FeatureReader(live, _request);
        if (!features.TryReadPlain(json[start..], out var length))
            return false;
        (_plain, _features) = (features, (start, length));
        reader = new Utf8JsonReader(json[(start + length - 1)..], isFinalBlock: true, reader.CurrentState);
        reader.Read();
        return true;
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
