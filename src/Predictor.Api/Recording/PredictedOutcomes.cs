using Predictor.Models.Registry;

namespace Predictor.Api.Recording;

/// <summary>The outcomes that the live models predict now, to read by what is told of them.</summary>
internal sealed class PredictedOutcomes
{
    private readonly HashSet<(string Name, string Positive)> _labels = [];

    public PredictedOutcomes(LiveModels models)
    {
        foreach (var outcome in models.Names.Select(models.Find).OfType<LiveModel>().SelectMany(live => live.Model.Schema.Outcomes))
        {
            _labels.Add((outcome.Name, outcome.Positive.ToLowerInvariant()));
        }

        Names = [.. _labels.Select(label => label.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    public IReadOnlyList<string> Names { get; }

    /// <summary>Whether a text is the word by which a model's label says that the outcome happened: "churned".</summary>
    public bool IsPositive(string name, string text) => _labels.Contains((name, text.ToLowerInvariant()));
}
