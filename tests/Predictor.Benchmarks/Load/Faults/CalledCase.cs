using System.Globalization;
using System.Text.Json;

namespace Predictor.Benchmarks.Load.Faults;

/// <summary>A case whose probabilities are known, sent again and again under other ids.</summary>
internal sealed class CalledCase
{
    private readonly string _before;
    private readonly string _after;
    private readonly string _asOf;

    /// <param name="body">Of a score request.</param>
    /// <param name="asOf">A time that is past whatever the clock says, so that what hangs on it stays as it is.</param>
    public CalledCase(string body, DateTimeOffset asOf)
    {
        const string id = "\"caseId\":\"";
        var start = body.IndexOf(id, StringComparison.Ordinal) + id.Length;
        (_before, _after) = (body[..start], body[body.IndexOf('"', start)..]);
        _asOf = asOf.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
    }

    /// <summary>By outcome, of an answer without a fault.</summary>
    public IReadOnlyDictionary<string, double> Probabilities { get; set; } = new Dictionary<string, double>();

    public string Body(string caseId) => $"{_before}{caseId}\",\"asOf\":\"{_asOf}{_after}";

    public static IReadOnlyDictionary<string, double> ProbabilitiesOf(JsonElement answer) =>
        answer.GetProperty("outcomes").EnumerateArray().ToDictionary(outcome => outcome.GetProperty("name").GetString()!, outcome => outcome.GetProperty("probability").GetDouble());

    /// <summary>Whether an answer says what it said without a fault, to the last bit.</summary>
    public bool IsRight(JsonElement answer)
    {
        var said = ProbabilitiesOf(answer);
        return said.Count == Probabilities.Count && Probabilities.All(known => said.TryGetValue(known.Key, out var probability) && probability.Equals(known.Value));
    }
}
