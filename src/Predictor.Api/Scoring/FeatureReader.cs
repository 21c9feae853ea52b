using System.Text.Json;
using Predictor.Api.Recording;
using Predictor.Api.Security;
using Predictor.Cases;
using Predictor.Models.Registry;

namespace Predictor.Api.Scoring;

/// <summary>
/// The features of a request into its row, and the moment that follows from them where none was said. They may come from two places, the query first and then the body:
/// what comes later counts, and what is empty says nothing.
/// </summary>
internal sealed partial class FeatureReader(LiveModel live, ScoreRequest request)
{
    /// <summary>The place of what the query says.</summary>
    public const string Query = "query";

    /// <summary>The place of what the body says beside the request's own fields.</summary>
    public const string Body = "body";

    private const string Features = "features";
    private const string Prefix = "features.";

    /// <summary>Of the two places, the query.</summary>
    private const byte Earlier = 1;

    /// <summary>Of the two places, the body.</summary>
    private const byte Later = 2;

    private static readonly JsonReaderOptions Options = new() { MaxDepth = Limits.Depth };

    private readonly CaseEncoder _encoder = live.Model.Encoder;

    /// <summary>By column, which place named it last; 0 where none did.</summary>
    private readonly byte[] _given = new byte[live.Model.Encoder.Width];

    /// <summary>Where the values of columns known at closure stand, for the warning where the case is scored at arrival; length 0 where none was given.</summary>
    private readonly (byte Place, int Start, int Length)[] _later = new (byte, int, int)[live.Model.Encoder.Width];

    /// <summary>Which is being read.</summary>
    private byte _place = Earlier;

    /// <summary>Whether any of the model's columns was named, be it with an empty value.</summary>
    public bool HasNamed { get; private set; }

    /// <param name="features">The JSON object of columns, known to be well formed.</param>
    public void Read(ReadOnlySpan<byte> features) => Read(features, Later, null);

    /// <param name="json">The JSON object in which columns stand beside the request's own fields, known to be well formed.</param>
    /// <param name="place">Named where a name is neither.</param>
    public void ReadFlat(ReadOnlySpan<byte> json, string place) => Read(json, place == Query ? Earlier : Later, place);

    /// <summary>Settles the moment, once all is read.</summary>
    /// <param name="query">What was read first.</param>
    /// <param name="body">What was read second.</param>
    /// <param name="said">The moment that the request names.</param>
    /// <param name="saidAs">The same as sent.</param>
    public void Finish(ReadOnlySpan<byte> query, ReadOnlySpan<byte> body, Moment? said, string? saidAs)
    {
        request.Moment = Decide(said, saidAs);
        if (request.Moment == Moment.Arrival)
        {
            TakeOutLater(query, body);
        }
    }

    private void Read(ReadOnlySpan<byte> json, byte place, string? flat)
    {
        // Read as at closure, when everything is known; what is known later than the moment is taken out again once the moment is clear.
        _place = place;
        var reader = new Utf8JsonReader(json, Options);
        Span<char> buffer = stackalloc char[JsonText.Longest];
        reader.Read();
        var column = -1;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (flat is null && !reader.ValueIsEscaped && _encoder.Find(reader.ValueSpan, column) is var named and >= 0)
            {
                column = named;
                reader.Read();
                ReadKnown(ref reader, column, buffer);
                continue;
            }

            var length = JsonText.Read(in reader, buffer);
            ReadOnlySpan<char> name = length < 0 ? [] : buffer[..length];
            if (flat is not null && ScoreRequestReader.IsField(name))
            {
                reader.Read();
                Skip(ref reader);
                continue;
            }

            column = length < 0 ? -1 : _encoder.Find(flat is not null && name.StartsWith(Prefix) ? name[Prefix.Length..] : name);
            if (column < 0)
            {
                ReadUnknown(ref reader, flat ?? Features);
            }
            else
            {
                reader.Read();
                ReadKnown(ref reader, column, buffer);
            }
        }
    }

    private void ReadUnknown(ref Utf8JsonReader reader, string place)
    {
        var name = JsonText.Found(in reader).Trim('\'');
        reader.Read();
        var found = JsonText.Found(in reader);
        Skip(ref reader);
        request.Warnings.Add(WarningCode.UnknownFeature, place, name, found, $"a column of {live.Model.Name} version {live.Model.Version}; GET /v1/models/{live.Model.Name} lists them");
    }

    private void ReadKnown(scoped ref Utf8JsonReader reader, int column, scoped Span<char> buffer)
    {
        var name = _encoder.Columns[column].Name;
        HasNamed = true;
        if (_given[column] == _place)
        {
            request.Warnings.Add(WarningCode.Repeated, Features, name, JsonText.Found(in reader), "each feature once; the last one was used");
            request.Row[column] = float.NaN;
            _later[column] = default;
        }

        _given[column] = _place;
        CellProblem problem;
        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
                return;
            case JsonTokenType.Number:
                problem = _encoder.Set(request.Row, column, Moment.Closure, reader.GetDouble());
                break;
            case JsonTokenType.True or JsonTokenType.False:
                problem = _encoder.Set(request.Row, column, Moment.Closure, reader.TokenType == JsonTokenType.True ? "true" : "false");
                break;
            case JsonTokenType.String when JsonText.Read(in reader, buffer) is var length and >= 0:
                if (buffer[..length].IsWhiteSpace())
                {
                    return;
                }

                problem = _encoder.Set(request.Row, column, Moment.Closure, buffer[..length]);
                break;
            default:
                request.Row[column] = float.NaN;
                request.Warnings.Add(reader.TokenType == JsonTokenType.String ? WarningCode.NotText : WarningCode.WrongType, Features, name, JsonText.Found(in reader), ColumnWords.Kind(_encoder.Columns[column], _encoder.Vocabularies[column]));
                Skip(ref reader);
                return;
        }

        if (_encoder.Columns[column].KnownAt == Moment.Closure)
        {
            _later[column] = (_place, (int)reader.TokenStartIndex, (int)(reader.BytesConsumed - reader.TokenStartIndex));
        }

        if (problem != CellProblem.None)
        {
            request.Warnings.Add(WarningCode.Of(problem), Features, name, JsonText.Found(in reader), ColumnWords.Expected(_encoder.Columns[column], _encoder.Vocabularies[column], problem));
        }
    }

    /// <summary>As said where the model predicts then; else closure where something known only then was given; else the earliest that the model has.</summary>
    private Moment Decide(Moment? said, string? saidAs)
    {
        var moment = said ?? (Array.Exists(_later, found => found.Length > 0) ? Moment.Closure : Moment.Arrival);
        if (said is not null ? live.Scorer.Answers(moment) : Predicts(moment))
        {
            return moment;
        }

        var other = Predicts(Moment.Arrival) ? Moment.Arrival : Moment.Closure;
        if (said is not null)
        {
            request.MomentMissing = Degradation.MomentMissing(live.Model.Name, moment, other);
            request.Warnings.Add(WarningCode.MomentNotPredicted, "moment", null, saidAs, $"{ScoreAnswers.Word(other)}, the only moment at which {live.Model.Name} predicts");
        }

        return other;
    }

    /// <summary>Whether the model itself does.</summary>
    private bool Predicts(Moment moment)
    {
        for (var i = 0; i < live.Model.Outcomes.Count; i++)
        {
            if (live.Model.Outcomes[i].Moment == moment)
                return true;
        }

        return false;
    }

    private void TakeOutLater(ReadOnlySpan<byte> query, ReadOnlySpan<byte> body)
    {
        for (var column = 0; column < _encoder.Width; column++)
        {
            if (_encoder.Columns[column].KnownAt != Moment.Closure)
            {
                continue;
            }

            request.Row[column] = float.NaN;
            if (_later[column] is (var place, var start, > 0 and var length))
            {
                var token = new Utf8JsonReader((place == Earlier ? query : body).Slice(start, length), Options);
                token.Read();
                var found = JsonText.Found(in token);
                request.Warnings.Add(WarningCode.Of(CellProblem.NotYetKnown), Features, _encoder.Columns[column].Name, found, ColumnWords.Expected(_encoder.Columns[column], null, CellProblem.NotYetKnown));
            }
        }
    }

    private static void Skip(ref Utf8JsonReader reader)
    {
        if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
        {
            reader.Skip();
        }
    }
}
