namespace Predictor.Store.Plans;

/// <summary>Which lines planning asks for: of each action and team the best, and no more than a plan could use.</summary>
public sealed record CandidateQuery
{
    /// <summary>For what is snoozed.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>Names of the actions that can be planned.</summary>
    public required IReadOnlyList<string> Actions { get; init; }

    /// <summary>Only these teams' lines, and those of no team; null: everybody's.</summary>
    public IReadOnlyList<string>? Visible { get; init; }

    /// <summary>Whose lines are asked for too, beside those that nobody has.</summary>
    public IReadOnlyList<string> Owners { get; init; } = [];

    /// <summary>By action, team and owner: how many are of use at most. 0: none.</summary>
    public required Func<string, string?, string?, int> Most { get; init; }

    /// <summary>Whether a line does not count among so many: it is read, and another one after it.</summary>
    public required Func<PlanCandidate, bool> IsBeside { get; init; }
}
