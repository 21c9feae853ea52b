using System.Text.Json;
using Predictor.Api.Recording;
using Predictor.Api.Scoring;
using Predictor.Api.Security;
using Predictor.Cases;
using Predictor.Cases.Text;
using Predictor.Models.Registry;

namespace Predictor.Api.Inference;

/// <summary>An infer request into rows: tensors by the names of columns, all of as many rows; what is no tensor of the model is a mistake, what no cell can hold is missing.</summary>
internal sealed class InferRequestReader(LiveModel live, DateTimeOffset now)
{
    /// <summary>In one request.</summary>
    public const int MostRows = 10_000;

    /// <summary>Of an id, characters.</summary>
    private const int LongestId = 200;

    private static readonly JsonReaderOptions Options = new() { MaxDepth = Limits.Depth };

    private readonly InferRequest _request = new();

    public InferRequest Read(ReadOnlySpan<byte> body)
    {
        try
        {
            var reader = new Utf8JsonReader(body, Options);
            using var document = JsonDocument.ParseValue(ref reader);
            if (reader.Read() || document.RootElement.ValueKind != JsonValueKind.Object)
                Mistake("body", "expected one JSON object with inputs");
            else
                Read(document.RootElement);
        }
        catch (JsonException error)
        {
            Mistake("body", $"is not JSON, or nested deeper than {Limits.Depth} levels: line {error.LineNumber + 1}, byte {error.BytePositionInLine + 1}");
        }
        catch (InvalidOperationException)
        {
            // What the reader throws where a name or a text holds half of a surrogate pair: JSON by its grammar, but no text.
            Mistake("body", "holds a text that is none");
        }

        return _request;
    }

    private void Read(JsonElement root)
    {
        if (root.TryGetProperty("id", out var id) && id.ValueKind != JsonValueKind.Null)
        {
            _request.Id = id.ValueKind == JsonValueKind.String && id.GetString() is { Length: <= LongestId } text ? text : null;
            if (_request.Id is null)
                Mistake("id", $"expected text of at most {LongestId} characters");
        }

        var parameters = root.TryGetProperty("parameters", out var found) && found.ValueKind == JsonValueKind.Object ? found : default;
        var said = Moment(parameters);
        var at = AsOf(parameters) ?? now;
        if (!root.TryGetProperty("inputs", out var inputs) || inputs.ValueKind != JsonValueKind.Array || inputs.GetArrayLength() == 0)
        {
            Mistake("inputs", "expected at least one tensor");
            return;
        }

        var tensors = Tensors(inputs);
        if (_request.Mistakes.Count > 0)
            return;
        Settle(said, tensors);
        Fill(tensors, at);
        ReadOutputs(root);
    }

    private List<InputTensor> Tensors(JsonElement inputs)
    {
        var tensors = new List<InputTensor>();
        var i = 0;
        foreach (var input in inputs.EnumerateArray())
        {
            var place = $"inputs[{i++}]";
            if (InputTensor.Read(input, live.Model.Encoder, message => Mistake(place, message)) is not { } tensor)
                continue;
            if (tensors.Exists(other => other.Column == tensor.Column))
                Mistake(place, "stands there twice, expected each input once");
            else if (tensors is [var first, ..] && first.Rows != tensor.Rows)
                Mistake(place, $"has {tensor.Rows} rows, expected {first.Rows} as the first input has");
            else
                tensors.Add(tensor);
        }

        return tensors;
    }

    /// <summary>As of a case: as said where the model answers then, else as at the other moment; closure where a column known only then is given.</summary>
    private void Settle(Moment? said, List<InputTensor> tensors)
    {
        var columns = live.Model.Schema.FeatureColumns;
        var own = live.Model.Outcomes.Select(outcome => outcome.Moment).Distinct().ToArray();
        var moment = said ?? (tensors.Exists(tensor => columns[tensor.Column].KnownAt == Cases.Moment.Closure) ? Cases.Moment.Closure : Cases.Moment.Arrival);
        if (said is not null ? live.Scorer.Answers(moment) : own.Contains(moment))
        {
            _request.Moment = moment;
            return;
        }

        _request.Moment = own.Min();
        if (said is not null)
            _request.MomentMissing = Degradation.MomentMissing(live.Model.Name, moment, _request.Moment);
    }

    private void Fill(List<InputTensor> tensors, DateTimeOffset at)
    {
        var encoder = live.Model.Encoder;
        _request.Rows = tensors[0].Rows;
        _request.Cells = new float[_request.Rows * encoder.Width];
        for (var row = 0; row < _request.Rows; row++)
        {
            var cells = _request.Cells.AsSpan(row * encoder.Width, encoder.Width);
            encoder.Clear(cells);
            encoder.SetClock(cells, at);
        }

        foreach (var tensor in tensors)
        {
            tensor.Fill(_request, encoder);
        }
    }

    private void ReadOutputs(JsonElement root)
    {
        if (!root.TryGetProperty("outputs", out var outputs) || outputs.ValueKind != JsonValueKind.Array || outputs.GetArrayLength() == 0)
            return;
        var known = live.Model.Outcomes.Select(outcome => outcome.Outcome.Name).ToHashSet(StringComparer.Ordinal);
        var names = new List<string>();
        foreach (var output in outputs.EnumerateArray())
        {
            var name = output.ValueKind == JsonValueKind.Object && output.TryGetProperty("name", out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
            if (known.Contains(name))
                names.Add(name);
            else
                Mistake($"outputs[{names.Count}]", $"found '{JsonText.Cut(name)}', expected one of {string.Join(", ", known.Order(StringComparer.Ordinal))}");
        }

        _request.Outputs = names;
    }

    private Moment? Moment(JsonElement parameters)
    {
        if (parameters.ValueKind != JsonValueKind.Object || !parameters.TryGetProperty("moment", out var said) || said.ValueKind == JsonValueKind.Null)
            return null;
        switch (said.ValueKind == JsonValueKind.String ? said.GetString() : null)
        {
            case "":
                return null;
            case "arrival":
                return Cases.Moment.Arrival;
            case "closure":
                return Cases.Moment.Closure;
            default:
                Mistake("parameters.moment", "expected arrival or closure");
                return null;
        }
    }

    private DateTimeOffset? AsOf(JsonElement parameters)
    {
        if (parameters.ValueKind != JsonValueKind.Object || !parameters.TryGetProperty("asOf", out var said) || said.ValueKind == JsonValueKind.Null)
            return null;
        var zone = TimeZoneInfo.FindSystemTimeZoneById(live.Model.Schema.TimeZone);
        if (said.ValueKind == JsonValueKind.String && IsoTime.TryParse(said.GetString(), zone, out var time))
            return time;
        Mistake("parameters.asOf", $"expected {IsoTime.Expected}");
        return null;
    }

    private void Mistake(string place, string message) =>
        _request.Mistakes[place] = _request.Mistakes.TryGetValue(place, out var before) ? [.. before, message] : [message];
}
