using Predictor.Models.Monitoring;

namespace Predictor.Desk.Models;

/// <summary>A model held against what was recorded.</summary>
public sealed record WatchedModel
{
    public required int Version { get; init; }

    /// <summary>When it was looked at.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>Of drift: the last so many days.</summary>
    public required int Days { get; init; }

    /// <summary>Of outcomes: cases of the last so many days.</summary>
    public required int MatureDays { get; init; }

    /// <summary>Empty where there is a problem.</summary>
    public IReadOnlyList<OutcomeWatched> Outcomes { get; init; } = [];

    /// <summary>Answers that the challenger scored in the shadow.</summary>
    public long Shadows { get; init; }

    /// <summary>Why nothing can be said; null: it can.</summary>
    public string? Problem { get; init; }

    public OutcomeWatched? Of(OutcomeTab? tab) => tab is null ? null : Outcomes.FirstOrDefault(each => tab.Is(each.Name, each.Moment));
}
