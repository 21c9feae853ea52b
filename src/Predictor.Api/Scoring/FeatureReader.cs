using System.Text.Json;
using Predictor.Api.Security;
using Predictor.Cases;
using Predictor.Models.Registry;

namespace Predictor.Api.Scoring;

/// <summary>The features of a request into its row, and the moment that follows from them where none was said.</summary>
internal sealed class FeatureReader(LiveModel live, ScoreRequest request)
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = Limits.Depth };

    private readonly CaseEncoder _encoder = live.Model.Encoder;
    private readonly IReadOnlyList<Column> _columns = live.Model.Encoder.Schema.FeatureColumns;
    private readonly bool[] _given = new bool[live.Model.Encoder.Width];

    /// <summary>Where the values of columns known at closure stand, for the warning where the case is scored at arrival; length 0 where none was given.</summary>
    private readonly (int Start, int Length)[] _later = new (int, int)[live.Model.Encoder.Width];

    /// <param name="features">The JSON object, known to be well formed.</param>
    /// <param name="said">The moment that the request names.</param>
    /// <param name="saidAs">The same as sent.</param>
    public void Read(ReadOnlySpan<byte> features, Moment? said, string? saidAs)
    {
        // Read as at closure, when everything is known; what is known later than the moment is taken out again once the moment is clear.
        var reader = new Utf8JsonReader(features, Options);
        Span<char> buffer = stackalloc char[JsonText.Longest];
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var length = JsonText.Read(in reader, buffer);
            var column = length < 0 ? -1 : _encoder.Find(buffer[..length]);
            if (column < 0)
            {
                ReadUnknown(ref reader);
            }
            else
            {
                reader.Read();
                ReadKnown(ref reader, column, buffer);
            }
        }

        request.Moment = Decide(said, saidAs);
        if (request.Moment == Moment.Arrival)
        {
            TakeOutLater(features);
        }
    }

    private void ReadUnknown(ref Utf8JsonReader reader)
    {
        var name = JsonText.Found(in reader).Trim('\'');
        reader.Read();
        var found = JsonText.Found(in reader);
        Skip(ref reader);
        request.Warnings.Add(WarningCode.UnknownFeature, "features", name, found, $"a column of {live.Model.Name} version {live.Model.Version}; GET /v1/models/{live.Model.Name} lists them");
    }

    private void ReadKnown(scoped ref Utf8JsonReader reader, int column, scoped Span<char> buffer)
    {
        var name = _columns[column].Name;
        if (_given[column])
        {
            request.Warnings.Add(WarningCode.Repeated, "features", name, JsonText.Found(in reader), "each feature once; the last one was used");
        }

        _given[column] = true;
        _later[column] = default;
        var problem = CellProblem.None;
        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
                request.Row[column] = float.NaN;
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
                    request.Row[column] = float.NaN;
                    return;
                }

                problem = _encoder.Set(request.Row, column, Moment.Closure, buffer[..length]);
                break;
            default:
                request.Row[column] = float.NaN;
                request.Warnings.Add(reader.TokenType == JsonTokenType.String ? WarningCode.NotText : WarningCode.WrongType, "features", name, JsonText.Found(in reader), ColumnWords.Kind(_columns[column], _encoder.Vocabularies[column]));
                Skip(ref reader);
                return;
        }

        if (_columns[column].KnownAt == Moment.Closure)
        {
            _later[column] = ((int)reader.TokenStartIndex, (int)(reader.BytesConsumed - reader.TokenStartIndex));
        }

        if (problem != CellProblem.None)
        {
            request.Warnings.Add(WarningCode.Of(problem), "features", name, JsonText.Found(in reader), ColumnWords.Expected(_columns[column], _encoder.Vocabularies[column], problem));
        }
    }

    /// <summary>As said where the model predicts then; else closure where something known only then was given; else the earliest that the model has.</summary>
    private Moment Decide(Moment? said, string? saidAs)
    {
        var arrival = live.Model.Outcomes.Any(model => model.Moment == Moment.Arrival);
        var closure = live.Model.Outcomes.Any(model => model.Moment == Moment.Closure);
        var moment = said ?? (Array.Exists(_later, found => found.Length > 0) ? Moment.Closure : Moment.Arrival);
        if (moment == Moment.Arrival ? arrival : closure)
        {
            return moment;
        }

        if (said is not null)
        {
            request.Warnings.Add(WarningCode.MomentNotPredicted, "moment", null, saidAs, $"{(arrival ? "arrival" : "closure")}, the only moment at which {live.Model.Name} predicts");
        }

        return arrival ? Moment.Arrival : Moment.Closure;
    }

    private void TakeOutLater(ReadOnlySpan<byte> features)
    {
        for (var column = 0; column < _columns.Count; column++)
        {
            if (_columns[column].KnownAt != Moment.Closure)
            {
                continue;
            }

            request.Row[column] = float.NaN;
            if (_later[column] is (var start, > 0 and var length))
            {
                var token = new Utf8JsonReader(features.Slice(start, length), Options);
                token.Read();
                var found = JsonText.Found(in token);
                request.Warnings.Add(WarningCode.Of(CellProblem.NotYetKnown), "features", _columns[column].Name, found, ColumnWords.Expected(_columns[column], null, CellProblem.NotYetKnown));
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
