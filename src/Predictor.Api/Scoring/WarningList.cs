using System.Globalization;

namespace Predictor.Api.Scoring;

/// <summary>Warnings in the order found, of which an answer lists so many at most: a body of a million unknown names gets a short answer.</summary>
internal sealed class WarningList
{
    public const int Most = 100;

    private List<ScoreWarning>? _listed;
    private int _beyond;

    public int Count => (_listed?.Count ?? 0) + _beyond;

    public void Add(string code, string field, string? feature, string? found, string expected)
    {
        _listed ??= [];
        if (_listed.Count < Most)
        {
            _listed.Add(new ScoreWarning(code, field, feature, found, expected));
        }
        else
        {
            _beyond++;
        }
    }

    public IReadOnlyList<ScoreWarning> All() => _listed is null ? []
        : _beyond == 0 ? _listed
        : [.. _listed, new ScoreWarning(WarningCode.AndMore, "features", null, _beyond.ToString(CultureInfo.InvariantCulture), $"the {Most} listed are the first")];

    /// <summary>By place, for a refusal.</summary>
    public Dictionary<string, string[]> Errors() => All()
        .GroupBy(warning => warning.Place, StringComparer.Ordinal)
        .ToDictionary(place => place.Key, place => place.Select(warning => $"found {warning.Found ?? "nothing"}, expected {warning.Expected}").ToArray(), StringComparer.Ordinal);
}
