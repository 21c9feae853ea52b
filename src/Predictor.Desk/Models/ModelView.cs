using Predictor.Models.Monitoring;
using Predictor.Models.Registry;

namespace Predictor.Desk.Models;

/// <summary>A model as its page shows it.</summary>
public sealed record ModelView
{
    public required string Name { get; init; }

    /// <summary>All models there are, this one among them.</summary>
    public required IReadOnlyList<string> Names { get; init; }

    /// <summary>What live.json says; null: nothing is published, or it cannot be read.</summary>
    public required LiveVersions? Live { get; init; }

    /// <summary>What answers in this process; null: nothing does. It follows live.json within a second, but for what it refuses.</summary>
    public required LiveModel? Answering { get; init; }

    /// <summary>Why what live.json says is not what answers; null: it is.</summary>
    public required string? Problem { get; init; }

    /// <summary>Newest first.</summary>
    public required IReadOnlyList<ListedVersion> Versions { get; init; }

    /// <summary>Versions that are not listed, for they are older.</summary>
    public required int Older { get; init; }

    /// <summary>The version that answers, or should; null: there is none, or it cannot be read.</summary>
    public required VersionSummary? Champion { get; init; }

    /// <summary>What the champion predicts, in the schema's order.</summary>
    public required IReadOnlyList<OutcomeTab> Tabs { get; init; }

    /// <summary>The one that is shown; null: there is none.</summary>
    public required OutcomeTab? Tab { get; init; }

    /// <summary>Null: there is no other version to hold beside the champion.</summary>
    public required BesideChampion? Beside { get; init; }

    /// <summary>Whether a report lies beside the champion.</summary>
    public required bool HasReport { get; init; }

    /// <summary>The champion held against what was recorded; null: it has not been yet, or another version was.</summary>
    public required WatchedModel? Watched { get; init; }

    /// <summary>Whether it is being held against it.</summary>
    public required bool IsChecking { get; init; }

    public required TimeZoneInfo Zone { get; init; }

    /// <summary>"EUR".</summary>
    public string Currency => Answering?.Policy.Currency ?? "EUR";

    /// <summary>How the version that answers came to; null where live.json does not say it.</summary>
    public Publication? Since => Live?.History.LastOrDefault(entry => entry.Act is PublicationAct.Publish or PublicationAct.Rollback && entry.Version == Live.Champion);

    /// <summary>The version that a rollback leads to; null: none answered before.</summary>
    public int? RollsBackTo => Live?.Line() is [.., var before, _] ? before : null;

    public OutcomeWatched? Today => Watched?.Of(Tab);

    public string Path => $"/models/{Uri.EscapeDataString(Name)}";
}
